import type { Alert } from './alert';

/** What every alert has in common when it opens. */
export const NEW_ALERT = {
  severity: 'critical',
  afterMs: null,
  cause: null,
  backSinceMs: null,
  endedAtMs: null,
  endReason: null,
  acknowledgedAtMs: null,
  acknowledgedBy: null,
  snoozedUntilMs: null,
} as const satisfies Partial<Alert>;
