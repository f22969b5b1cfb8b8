import { type RefObject, useEffect } from 'react';
import type { ChartBox } from '../chart/chart-box';
import type { Hand } from './hand';
import { type Drag, startDrag } from './mouse-drag';
import { listenToPinch } from './pinch';
import { type PlotPlace, plotPlace } from './plot-place';
import { wheelFactor } from './wheel-factor';

export type GesturesOf = {
  hand: Hand;
  /** Where the chart is drawn. */
  box: RefObject<ChartBox | null>;
};

/** What has a hand of its own, as a limit that is dragged; a mark is only pressed, and dragged over. */
const OWN_HAND = '[role="slider"], button, a:not([data-mark]), input';

/** Mouse and wheel on the plot, and two fingers. One finger is the page's. */
export function useGestures(plot: HTMLElement | null, { hand, box }: GesturesOf): void {
  useEffect(() => {
    if (plot === null) return;
    const ended = new AbortController();
    const place = () => (box.current === null ? null : plotPlace(plot, box.current));
    listenToWheel(plot, { hand, place, signal: ended.signal });
    listenToDrags(plot, { hand, place, signal: ended.signal });
    listenToPinch(plot, { hand, place, signal: ended.signal });
    plot.addEventListener('dblclick', (event) => isPlots(event) && hand.toLive(), { signal: ended.signal });
    return () => ended.abort();
  }, [plot, hand, box]);
}

export type Listening = { hand: Hand; place(): PlotPlace | null; signal: AbortSignal };

function listenToWheel(plot: HTMLElement, { hand, place, signal }: Listening): void {
  const onWheel = (event: WheelEvent) => {
    // Alone it scrolls the page; with Ctrl the browser zooms.
    if (!event.shiftKey || event.ctrlKey) return;
    event.preventDefault();
    const at = place();
    if (at !== null) hand.zoom(wheelFactor(event), at.atMs(event.clientX));
  };
  plot.addEventListener('wheel', onWheel, { passive: false, signal });
}

function listenToDrags(plot: HTMLElement, { hand, place, signal }: Listening): void {
  let drag: Drag | null = null;
  const onDown = (event: PointerEvent) => {
    const at = place();
    if (event.button !== 0 || event.pointerType === 'touch' || at === null || !isPlots(event)) return;
    drag = startDrag(hand, at, event);
  };
  const onMove = ({ clientX, pointerId }: PointerEvent) => {
    drag?.moveTo(clientX);
    // Only now, for a click belongs to whatever it is on.
    if (drag?.isUnderWay() && !plot.hasPointerCapture(pointerId)) plot.setPointerCapture(pointerId);
  };
  const onEnd = () => {
    drag?.end();
    drag = null;
  };
  plot.addEventListener('pointerdown', onDown, { signal });
  plot.addEventListener('pointermove', onMove, { signal });
  plot.addEventListener('pointerup', onEnd, { signal });
  plot.addEventListener('pointercancel', onEnd, { signal });
}

function isPlots({ target }: Event): boolean {
  return target instanceof Element && target.closest(OWN_HAND) === null;
}
