'use client';

import { type RefObject, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { ChartBox } from '../chart/chart-box';
import type { TimeWindow } from '../chart/live-span';
import { createPointing, type Pointing } from '../chart/pointing';
import { LIVE, type Range } from '../history/range';
import { shownWindow } from '../history/use-span';
import { serverNowMs } from '../live/use-live';
import { createHand, type Hand, type HandState } from './hand';
import { holdStore } from './use-hold';

/** Shorter than a pause between two turns of a wheel would ask the server for what nobody looks at. In ms. */
const SETTLED_AFTER_MS = 300;

export type ChartHand = {
  hand: Hand;
  pointing: Pointing;
  /** Where the chart is drawn; null: not yet. */
  box: RefObject<ChartBox | null>;
  /** The time selected, else what is shown; for what is pressed or followed, never for what is drawn. */
  selectedOrShown(): TimeWindow;
};

export type ChartHandOf = {
  sensorId: string;
  range: Range;
  /** `how`: a range that was moved to takes the place of the one before, for a way back through all of them is none. */
  onRange(range: Range, how?: 'replace'): void;
};

/** What moves one chart through time. */
export function useChartHand({ sensorId, range, onRange }: ChartHandOf): ChartHand {
  const box = useRef<ChartBox | null>(null);
  const latest = useRef({ range, onRange });
  const [hand] = useState(() =>
    createHand({
      drawn: () => drawnWindow(box.current),
      show: (next) => {
        latest.current.onRange(next, next.kind === 'fixed' ? 'replace' : undefined);
        // Live is what comes in: nothing holds it any more.
        if (next === LIVE && holdStore.hold()?.kind === 'lock') holdStore.apply('toggle');
      },
      nowMs: serverNowMs,
      later: (callback) => {
        const timer = setTimeout(callback, SETTLED_AFTER_MS);
        return () => clearTimeout(timer);
      },
    }),
  );
  const [pointing] = useState(createPointing);
  useEffect(() => {
    latest.current = { range, onRange };
  });
  useEffect(() => hand.given(range), [hand, range]);
  useEffect(() => hand.stop, [hand]);
  return useMemo(() => {
    const selectedOrShown = () => {
      const { selection, moving } = hand.state();
      if (selection !== null) return selection;
      if (moving?.kind === 'fixed') return moving;
      return shownWindow(sensorId, range, holdStore.hold()?.held);
    };
    return { hand, pointing, box, selectedOrShown };
  }, [hand, pointing, sensorId, range]);
}

/** A part of what a hand does; renders again when that part changes. */
export function useHandState<T>(hand: Hand, select: (state: HandState) => T): T {
  const part = () => select(hand.state());
  return useSyncExternalStore(hand.subscribe, part, part);
}

function drawnWindow(box: ChartBox | null): TimeWindow | null {
  if (box === null) return null;
  return { fromMs: Math.round(box.atMs(box.left)), toMs: Math.round(box.atMs(box.right)) };
}
