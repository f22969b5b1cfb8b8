import type { Hand } from './hand';
import type { PlotPlace } from './plot-place';

/** A press that moved less was a click. */
const SLOP_PX = 4;

/** One press of the mouse on the plot, until it is let go. */
export type Drag = {
  /** True once it is more than a click. */
  isUnderWay(): boolean;
  moveTo(clientX: number): void;
  end(): void;
};

/** With Shift a time is selected, without the chart is moved. */
export function startDrag(hand: Hand, place: PlotPlace, { clientX, shiftKey }: MouseEvent): Drag {
  const shown = hand.shown() ?? place.window;
  const startMs = place.atMs(clientX);
  let isUnderWay = false;
  return {
    isUnderWay: () => isUnderWay,
    moveTo(nextX) {
      isUnderWay ||= Math.abs(nextX - clientX) >= SLOP_PX;
      if (!isUnderWay) return;
      if (!shiftKey) {
        hand.drag(shown, (clientX - nextX) * place.msPerPx);
        return;
      }
      const ends = [startMs, place.atMs(nextX)].map(Math.round);
      hand.select({ fromMs: Math.min(...ends), toMs: Math.max(...ends) });
    },
    end() {
      // A click with Shift drops what was selected.
      if (shiftKey && !isUnderWay) hand.select(null);
      hand.settle();
    },
  };
}
