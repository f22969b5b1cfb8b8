import type { Alert } from '#protocol/alert';
import { type Range, rangeShowing } from '../history/range';

/** Shorter absences are a look at another window. */
export const AWAY_MS = 10 * 60_000;

/** What a person missed: how many alerts, and the one that lasted longest with a range that shows it. */
export type AwayNews = { count: number; longestMs: number; sensorId: string; range: Range };

/** When this browser's person was last here, if that was long enough ago to tell them what they missed. Epoch ms. */
export function awaySince(lastSeen: string | null, nowMs: number): number | null {
  const seenMs = Number(lastSeen);
  if (lastSeen === null || !Number.isFinite(seenMs)) return null;
  return nowMs - seenMs >= AWAY_MS ? seenMs : null;
}

/** What began since; null where nothing did. */
export function awayNews(
  alerts: readonly Alert[],
  { sinceMs, nowMs }: { sinceMs: number; nowMs: number },
): AwayNews | null {
  // What happened to the feed has lines of its own, and no sensor to lead to.
  const missed = alerts.filter(
    ({ kind, openedAtMs }) => kind !== 'feed' && openedAtMs >= sinceMs && openedAtMs <= nowMs,
  );
  const lengthMs = ({ openedAtMs, endedAtMs }: Alert) => (endedAtMs ?? nowMs) - openedAtMs;
  const longest = missed.toSorted((a, b) => lengthMs(b) - lengthMs(a))[0];
  if (longest === undefined) return null;
  const span = { fromMs: longest.openedAtMs, toMs: longest.endedAtMs ?? nowMs };
  return {
    count: missed.length,
    longestMs: lengthMs(longest),
    sensorId: longest.sensorId,
    range: rangeShowing(span, nowMs),
  };
}
