import type { ChartBox } from '../chart/chart-box';
import type { TimeWindow } from '../chart/live-span';

/** Where a plot lies on the screen and in time, as it is drawn now. */
export type PlotPlace = {
  /** The time under a place of the screen, at an end of what is shown where that lies beside it; epoch ms. */
  atMs(clientX: number): number;
  /** How much time a pixel is. */
  msPerPx: number;
  window: TimeWindow;
};

export function plotPlace(plot: HTMLElement, box: ChartBox): PlotPlace {
  const { left, right } = box;
  const window = { fromMs: box.atMs(left), toMs: box.atMs(right) };
  const msPerPx = (window.toMs - window.fromMs) / (right - left);
  const originX = plot.getBoundingClientRect().left;
  const atMs = (clientX: number) =>
    window.fromMs + (Math.min(right, Math.max(left, clientX - originX)) - left) * msPerPx;
  return { atMs, msPerPx, window };
}
