import type { TimeWindow } from '../chart/live-span';
import type { Range } from '../history/range';

/** Some room on both sides, so that one sees where a recording begins and ends. */
const ROOM = 0.02;
const MIN_ROOM_MS = 30_000;

/** All of a recording. */
export function wholeRange({ fromMs, toMs }: TimeWindow): Range {
  const roomMs = Math.ceil(Math.max(MIN_ROOM_MS, (toMs - fromMs) * ROOM));
  return { kind: 'fixed', fromMs: fromMs - roomMs, toMs: toMs + roomMs };
}
