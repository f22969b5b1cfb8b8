import type { Alert, Severity } from '#protocol/alert';

/** What was sounded last. `alertIds`: all that rang then. */
export type LastSound = { atMs: number; severity: Severity; alertIds: readonly string[] };

export type SoundState = {
  /** Heaviest first. */
  ringing: readonly Alert[];
  last: LastSound | null;
  isOn: boolean;
  /** Quiet until then, epoch ms; null: not muted. */
  mutedUntilMs: number | null;
};

/** Often enough to be found by ear, seldom enough to think beside it. In ms. */
export const REPEAT_MS: Record<Severity, number> = { critical: 5_000, warning: 30_000 };

/** The longer tone lasts 1.2 s: one voice at most. In ms. */
export const VOICE_MS = 1_500;

/**
 * Which tone is due at `nowMs` (epoch ms), if any: at once for what is new or heavier, then again and again until nobody
 * rings any more.
 */
export function soundDue({ ringing, last, isOn, mutedUntilMs }: SoundState, nowMs: number): Severity | null {
  const severity = ringing[0]?.severity;
  const isMuted = mutedUntilMs !== null && nowMs < mutedUntilMs;
  if (severity === undefined || !isOn || isMuted) return null;
  if (last === null) return severity;
  // A clock that was set back must not silence anything.
  const sinceMs = Math.abs(nowMs - last.atMs);
  if (sinceMs < VOICE_MS) return null;
  const isNews = ringing.some(({ id }) => !last.alertIds.includes(id));
  const isHeavier = severity === 'critical' && last.severity === 'warning';
  return isNews || isHeavier || sinceMs >= REPEAT_MS[severity] ? severity : null;
}
