'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { RecordedSensor } from '#protocol/history';
import { readRecordings } from '../history/history-requests';
import { useLive, useSensorIds } from '../live/use-live';
import { lacksLeft, NO_RECORDINGS, offBoard, type Recordings, recordingOf, withPage } from './recordings';

const RETRY_MS = 10_000;

/** A sensor that was forgotten is soon a recorded one, unless it never was stored. */
const LEFT_RETRY_MS = 1_000;
const LEFT_RETRIES = 5;

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
  const left = useLeft(ids);
  const isLate = useLateOnes({ known, left, ask });
  useEffect(() => {
    if (linkSinceMs !== null) void ask(null);
  }, [ask, linkSinceMs]);
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
  const of = (sensorId: string) => {
    const found = recordingOf(known, sensorId);
    return found === 'none' && isLate && left.includes(sensorId) ? 'asking' : found;
  };
  return { sensors, hasMore: next !== null, more: () => void ask(next), of };
}

type Ask = (cursor: string | null) => Promise<void>;

function useAsking(): { known: Recordings; ask: Ask } {
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

/** Sensors that left the board while this page looked, and are not back. */
function useLeft(ids: readonly string[]): readonly string[] {
  const [seen, setSeen] = useState<{ ids: readonly string[]; left: readonly string[] }>({ ids, left: [] });
  if (seen.ids === ids) return seen.left;
  const left = [...new Set([...seen.left, ...seen.ids])].filter((id) => !ids.includes(id));
  const isSame = left.length === seen.left.length && left.every((id) => seen.left.includes(id));
  setSeen({ ids, left: isSame ? seen.left : left });
  return left;
}

/** Asks again for those that left, a few times; true while it does. */
function useLateOnes({ known, left, ask }: { known: Recordings; left: readonly string[]; ask: Ask }): boolean {
  const [tried, setTried] = useState({ left, tries: 0 });
  const tries = tried.left === left ? tried.tries : 0;
  const isLate = tries < LEFT_RETRIES && lacksLeft(known, left);
  useEffect(() => {
    if (!isLate) return;
    const again = () => {
      setTried({ left, tries: tries + 1 });
      void ask(null);
    };
    const timer = setTimeout(again, tries === 0 ? 0 : LEFT_RETRY_MS);
    return () => clearTimeout(timer);
  }, [isLate, left, tries, ask]);
  return isLate;
}
