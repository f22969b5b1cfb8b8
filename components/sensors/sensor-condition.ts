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
  /** Its value is older than its own rhythm explains, or than the silence set for it, whatever else is the matter. */
  isStale: boolean;
  /** That its value is so old is its own doing: it could have been heard. */
  isSilent: boolean;
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
  isSilent: false,
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
  /** After which silence the server judges it, in ms, where a person set that and it matters; null: by its rhythm. */
  setSilenceMs: number | null;
  /** When something was last heard at all; what asks for a time of day has the real one. */
  nowMs: number;
  clockMs: number;
};

/** The heaviest that holds for one sensor. */
export function conditionOf(input: ConditionInput): Condition {
  const isSilent = hasFallenSilent(input);
  const base = { ...UNHEARD, sinceMs: input.heardAtMs ?? 0, isSilent, isStale: isSilent || isOld(input) };
  if (input.details.isRetired) return { ...base, kind: 'retired' };
  const ofAlert = alertCondition(input.alerts, input.clockMs);
  const own = ownCondition(input, base);
  return ofAlert !== null && isHeavier(ofAlert.kind, own.kind) ? { ...base, ...fromAlert(ofAlert) } : own;
}

function hasFallenSilent({ heardAtMs, points, intervalMs, listeningSinceMs, nowMs }: ConditionInput): boolean {
  return heardAtMs !== null && isPastRhythm({ points, intervalMs }, nowMs - Math.max(heardAtMs, listeningSinceMs));
}

// Time in which nobody could hear it makes it no silent sensor, and its value no younger.
function isOld({ heardAtMs, points, intervalMs, setSilenceMs, clockMs }: ConditionInput): boolean {
  if (heardAtMs === null) return false;
  const ageMs = clockMs - heardAtMs;
  return isPastRhythm({ points, intervalMs }, ageMs) || (setSilenceMs !== null && ageMs > setSilenceMs);
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
  if (base.isSilent) return { ...base, kind: 'stale' };
  return { ...base, kind: base.isStale ? 'not-known' : 'ok' };
}
