import type { Alert } from '#protocol/alert';

/** How long a row stays after its alert ended and somebody saw it, in ms. */
export const ROW_KEPT_MS = 30_000;

/** Episodes are counted as far back as the page knows ended alerts for sure. In ms. */
export const COUNTED_MS = 10 * 60_000;

/** From so many episodes on, a sensor comes and goes; the row counts them instead of telling each. */
export const REPEATS_FROM = 3;

/** When a run of episodes began that had less than a row's stay between them. Oldest first. */
export function sinceOfRun(episodes: readonly Alert[]): number {
  let sinceMs = 0;
  let lastEndMs = Number.NEGATIVE_INFINITY;
  for (const { openedAtMs, endedAtMs } of episodes) {
    if (openedAtMs - lastEndMs > ROW_KEPT_MS) sinceMs = openedAtMs;
    lastEndMs = endedAtMs ?? openedAtMs;
  }
  return sinceMs;
}
