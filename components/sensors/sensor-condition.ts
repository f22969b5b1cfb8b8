import type { Alert, Pending } from '#protocol/alert';
import type { Point } from '#protocol/frame';
import type { SensorDetails } from '#protocol/settings';
import { type AlertCondition, alertCondition } from './alert-condition';
import { type ConditionKind, isHeavier } from './condition-kind';
import { isPastRhythm } from './rhythm';

/** A sensor as it stands. Times are the server's, epoch ms. */
export type Condition = {
  kind: ConditionKind;
  /** Since when. */
  sinceMs: number;
  /** Its value is older than its own rhythm explains, whatever else is the matter. */
  isStale: boolean;
  /** Somebody has the alert that it comes of. */
  acknowledged: { by: string | null; atMs: number } | null;
  /** How long what was asked for lasts; null where nothing was. */
  untilMs: number | null;
  /** Only for `pending`. */
  pending: Pending | null;
};

/** Of a sensor that nothing is known of. */
export const UNHEARD: Condition = {
  kind: 'unheard',
  sinceMs: 0,
  isStale: false,
  acknowledged: null,
  untilMs: null,
  pending: null,
};

export type ConditionInput = {
  /** This sensor's alerts, ended ones too. */
  alerts: readonly Alert[];
  pending: readonly Pending[];
  details: Pick<SensorDetails, 'isRetired' | 'maintenanceUntilMs'>;
  /** When it was last heard; null: never. */
  heardAtMs: number | null;
  /** Its latest readings, for its rhythm. */
  points: readonly Point[];
  /** How often the server says it is heard, where its readings do not tell; null: it did not say. */
  intervalMs: number | null;
  /** Since when a silence would have been noticed at all: while nothing came in, no sensor is to blame. */
  listeningSinceMs: number;
  /** When something was last heard at all; what asks for a time of day has the real one. */
  nowMs: number;
  clockMs: number;
};

/** The heaviest that holds for one sensor. */
export function conditionOf(input: ConditionInput): Condition {
  const base = { ...UNHEARD, sinceMs: input.heardAtMs ?? 0, isStale: isStale(input) };
  if (input.details.isRetired) return { ...base, kind: 'retired' };
  const ofAlert = alertCondition(input.alerts, input.clockMs);
  const own = ownCondition(input, base);
  return ofAlert !== null && isHeavier(ofAlert.kind, own.kind) ? { ...base, ...fromAlert(ofAlert) } : own;
}

function isStale({ heardAtMs, points, intervalMs, listeningSinceMs, nowMs }: ConditionInput): boolean {
  return heardAtMs !== null && isPastRhythm({ points, intervalMs }, nowMs - Math.max(heardAtMs, listeningSinceMs));
}

function fromAlert({ kind, sinceMs, alert }: AlertCondition): Partial<Condition> {
  const { acknowledgedAtMs: atMs, acknowledgedBy: by, snoozedUntilMs, endedAtMs } = alert;
  const acknowledged = atMs === null || endedAtMs !== null ? null : { by, atMs };
  return { kind, sinceMs, acknowledged, untilMs: kind === 'snoozed' ? snoozedUntilMs : null };
}

// What does not come of an alert.
function ownCondition({ pending, details, heardAtMs, clockMs }: ConditionInput, base: Condition): Condition {
  const first = pending.toSorted((a, b) => a.sinceMs + a.lastingMs - b.sinceMs - b.lastingMs)[0];
  if (first !== undefined) return { ...base, kind: 'pending', sinceMs: first.sinceMs, pending: first };
  const untilMs = details.maintenanceUntilMs;
  if (untilMs !== null && untilMs > clockMs) return { ...base, kind: 'maintenance', untilMs };
  if (heardAtMs === null) return base;
  return { ...base, kind: base.isStale ? 'stale' : 'ok' };
}
