'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { RecordedSensor } from '#protocol/history';
import { readRecordings } from '../history/history-requests';
import { useLive, useSensorIds } from '../live/use-live';
import { NO_RECORDINGS, offBoard, type Recordings, recordingOf, withPage } from './recordings';

const RETRY_MS = 10_000;

export type RecordedSensors = {
  /** Those not on the board. */
  sensors: readonly RecordedSensor[];
  hasMore: boolean;
  more(): void;
  of(sensorId: string): ReturnType<typeof recordingOf>;
};

/** Sensors with a history only. `wantedId`: one not on the board that is looked for; null: none. */
export function useRecordings(wantedId: string | null): RecordedSensors {
  const ids = useSensorIds();
  const linkSinceMs = useLive((live) => (live.link === 'online' ? live.linkSinceMs : null));
  const { known, ask } = useAsking();
  const removals = useFalls(ids.length);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a sensor forgotten on the board is a recorded one from then on.
  useEffect(() => {
    if (linkSinceMs !== null) void ask(null);
  }, [ask, linkSinceMs, removals]);
  useEffect(() => {
    if (known.state !== 'untold' || linkSinceMs === null) return;
    const timer = setTimeout(() => void ask(null), RETRY_MS);
    return () => clearTimeout(timer);
  }, [ask, known, linkSinceMs]);
  const { next } = known;
  const isWanted = wantedId !== null && next !== null && recordingOf(known, wantedId) === 'asking';
  useEffect(() => {
    if (isWanted) void ask(next);
  }, [ask, isWanted, next]);
  const sensors = useMemo(() => offBoard(known, new Set(ids)), [known, ids]);
  return {
    sensors,
    hasMore: next !== null,
    more: () => void ask(next),
    of: (sensorId) => recordingOf(known, sensorId),
  };
}

function useAsking() {
  const [known, setKnown] = useState<Recordings>(NO_RECORDINGS);
  const asks = useRef(0);
  const ask = useCallback(async (cursor: string | null) => {
    asks.current += 1;
    const asked = asks.current;
    const answer = await readRecordings(cursor);
    // What was asked later is truer.
    if (asked !== asks.current) return;
    setKnown((before) => withPage(before, answer.ok ? answer.value : null, { isFirst: cursor === null }));
  }, []);
  return { known, ask };
}

/** How often a count has fallen. */
function useFalls(count: number): number {
  const [seen, setSeen] = useState({ count, falls: 0 });
  if (seen.count !== count) setSeen({ count, falls: seen.falls + (count < seen.count ? 1 : 0) });
  return seen.falls;
}
