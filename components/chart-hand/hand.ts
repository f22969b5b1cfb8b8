import type { TimeWindow } from '../chart/live-span';
import { fixedRange, LIVE, type Range, rangeText } from '../history/range';
import { panned, zoomed } from './view';

export type HandState = {
  /** Where the chart is being moved to; null: it stands where the address says. */
  moving: Range | null;
  selection: TimeWindow | null;
};

export type HandOptions = {
  /** What the chart shows when it is not being moved; null: nothing yet. */
  drawn(): TimeWindow | null;
  /** Puts a range into the address. */
  show(range: Range): void;
  /** The server's clock, epoch ms. */
  nowMs(): number;
  /** Calls once, later, unless the returned function comes before. */
  later(callback: () => void): () => void;
};

/** Moves a chart through time. The address, and with it the server, hears of it once it stands still. */
export function createHand({ drawn, show, nowMs, later }: HandOptions) {
  let state: HandState = { moving: null, selection: null };
  let settled: Range | null = null;
  let cancel = () => {};
  const listeners = new Set<() => void>();
  const set = (parts: Partial<HandState>) => {
    state = { ...state, ...parts };
    for (const listener of listeners) listener();
  };
  const shown = () => (state.moving?.kind === 'fixed' ? state.moving : drawn());
  const settle = () => {
    cancel();
    if (state.moving === null || isSame(settled, state.moving)) return;
    settled = state.moving;
    show(state.moving);
  };
  const move = (window: TimeWindow) => {
    const [moving, before] = [fixedRange(window.fromMs, window.toMs), shown()];
    if (moving === null || (before?.fromMs === window.fromMs && before.toMs === window.toMs)) return;
    set({ moving });
    cancel();
    cancel = later(settle);
  };
  const stop = () => {
    cancel();
    settled = null;
    if (state.moving !== null) set({ moving: null });
  };
  return {
    state: () => state,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** What is shown, moving or not. */
    shown,
    /** `aboutMs` stays where it is; at first the middle. A factor below 1 shows less. */
    zoom(factor: number, aboutMs?: number) {
      const window = shown();
      if (window === null) return;
      const middleMs = (window.fromMs + window.toMs) / 2;
      move(zoomed(window, { aboutMs: aboutMs ?? middleMs, factor, nowMs: nowMs() }));
    },
    /** By a part of what is shown; negative: earlier. */
    pan(part: number) {
      const window = shown();
      if (window !== null) move(panned(window, { byMs: part * (window.toMs - window.fromMs), nowMs: nowMs() }));
    },
    /** As if `window` had been taken and moved. */
    drag(window: TimeWindow, byMs: number) {
      move(panned(window, { byMs, nowMs: nowMs() }));
    },
    /** Shows just this. */
    zoomTo(window: TimeWindow) {
      move(window);
      settle();
    },
    select(selection: TimeWindow | null) {
      if (selection !== state.selection) set({ selection });
    },
    /** Says at once where the chart stands. */
    settle,
    toLive() {
      stop();
      set({ selection: null });
      show(LIVE);
    },
    /** The address says another range: the one it was told, or one that somebody chose. */
    given(range: Range) {
      if (isSame(range, settled)) {
        // Moved on meanwhile: what it was told is old, and is told anew.
        if (isSame(range, state.moving)) stop();
      } else stop();
    },
    stop,
  };
}

export type Hand = ReturnType<typeof createHand>;

function isSame(a: Range | null, b: Range | null): boolean {
  return a !== null && b !== null && rangeText(a) === rangeText(b);
}
