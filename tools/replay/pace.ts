/** When the reading before was recorded (epoch ms) and when it was due here (monotonic ms). */
export type Pace = { recordedAtMs: number; dueMs: number };

export type PaceStep = Pace & {
  /** What the pause would have been, ms, where it was cut. */
  shortenedFromMs: number | null;
};

/** The picture must not look dead because the recorder was off for a week. */
export const MAX_PAUSE_MS = 5000;

/** Further behind than this, the recording is not rushed through to catch up. */
const MAX_LATE_MS = 1000;

/**
 * When a reading recorded at `recordedAtMs` is due, after the one before: the recording's own interval divided by
 * `speed`. A step back in time is no pause; a long one is cut to MAX_PAUSE_MS.
 */
export function paceOf(
  before: Pace | null,
  { recordedAtMs, speed, nowMs }: { recordedAtMs: number; speed: number; nowMs: number },
): PaceStep {
  if (before === null) return { recordedAtMs, dueMs: nowMs, shortenedFromMs: null };
  const wantedMs = Math.max(0, recordedAtMs - before.recordedAtMs) / speed;
  const dueMs = before.dueMs + Math.min(wantedMs, MAX_PAUSE_MS);
  return {
    recordedAtMs,
    dueMs: nowMs - dueMs > MAX_LATE_MS ? nowMs : dueMs,
    shortenedFromMs: wantedMs > MAX_PAUSE_MS ? wantedMs : null,
  };
}
