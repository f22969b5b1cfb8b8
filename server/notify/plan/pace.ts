/** Pauses between tries: a target that restarts is met within seconds, one that is gone is not hammered. */
const PAUSES_MS = [5_000, 15_000, 45_000, 120_000, 300_000, 600_000];

/** After so long a message is history: whoever was to get it looks at the page by now. */
export const GIVE_UP_MS = 24 * 3_600_000;

export const HOUR_MS = 3_600_000;

/** How long to wait after the `attempts`th try in a row failed. */
export function pauseMs(attempts: number): number {
  return PAUSES_MS[Math.min(attempts, PAUSES_MS.length) - 1] ?? PAUSES_MS[0] ?? 0;
}

export type Pace = {
  /** How many may go out one by one now. */
  singles: number;
  /** Null: at once; else when the next message may go out, epoch ms. */
  notBeforeMs: number | null;
};

/**
 * At most `maxPerHour` messages in any hour. The first half of them goes out as it comes; the other half is kept for
 * the hour's rest, evenly, each with everything that came meanwhile: a storm is told at once and again and again, and
 * nobody waits an hour for the one alert that matters.
 */
export function paceOf(
  sentAtMs: readonly number[],
  { maxPerHour, nowMs }: { maxPerHour: number; nowMs: number },
): Pace {
  const ofHour = sentAtMs.filter((ms) => ms > nowMs - HOUR_MS);
  const freely = Math.ceil(maxPerHour / 2);
  const left = freely - ofHour.length;
  if (left > 0) return { singles: left, notBeforeMs: null };
  const spacingMs = HOUR_MS / Math.max(1, maxPerHour - freely);
  const spacedMs = (ofHour.at(-1) ?? 0) + spacingMs;
  const oldest = ofHour[ofHour.length - maxPerHour];
  const notBeforeMs = oldest === undefined ? spacedMs : Math.max(spacedMs, oldest + HOUR_MS);
  return { singles: 1, notBeforeMs: notBeforeMs > nowMs ? notBeforeMs : null };
}
