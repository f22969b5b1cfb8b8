import type { Alert } from '#protocol/alert';
import { latestBySlot } from '../live/alert-slot';
import { type ConditionKind, isHeavier } from './condition-kind';

/** How long an ended alert that nobody has to see still marks its sensor, in ms. */
export const ENDED_SHOWN_MS = 60_000;

/** A state of a sensor that comes of one of its alerts. */
export type AlertCondition = { kind: ConditionKind; sinceMs: number; alert: Alert };

/** The heaviest state that comes of a sensor's alerts; null: of none of them. What rings comes before what somebody has. */
export function alertCondition(alerts: readonly Alert[], nowMs: number): AlertCondition | null {
  let heaviest: AlertCondition | null = null;
  for (const alert of standing(alerts)) {
    const kind = kindOf(alert, nowMs);
    if (kind === null || (heaviest !== null && !isBefore({ kind, alert }, heaviest))) continue;
    heaviest = { kind, sinceMs: sinceOf(alert), alert };
  }
  return heaviest;
}

// Of a slot the latest stands for the earlier ones.
function standing(alerts: readonly Alert[]): Iterable<Alert> {
  return alerts.length < 2 ? alerts : latestBySlot(alerts).values();
}

type Candidate = Pick<AlertCondition, 'kind' | 'alert'>;

function isBefore(a: Candidate, b: Candidate): boolean {
  if (a.kind !== b.kind) return isHeavier(a.kind, b.kind);
  return a.alert.acknowledgedAtMs === null && b.alert.acknowledgedAtMs !== null;
}

function sinceOf({ endedAtMs, backSinceMs, sinceMs }: Alert): number {
  return endedAtMs ?? backSinceMs ?? sinceMs;
}

function kindOf(alert: Alert, nowMs: number): ConditionKind | null {
  if (alert.endedAtMs !== null) return endedKind(alert, nowMs);
  if (alert.snoozedUntilMs !== null && alert.snoozedUntilMs > nowMs) return 'snoozed';
  if (alert.backSinceMs !== null) return 'recovering';
  return openKind(alert);
}

function openKind({ kind, severity }: Alert): ConditionKind | null {
  if (kind === 'feed') return null;
  if (kind === 'high') return severity === 'critical' ? 'too-hot' : 'warm';
  if (kind === 'low') return severity === 'critical' ? 'too-cold' : 'cold';
  return kind;
}

function endedKind({ endedAtMs, endReason, acknowledgedAtMs }: Alert, nowMs: number): ConditionKind | null {
  if (endReason === 'back' && acknowledgedAtMs === null) return 'back-unseen';
  if (endedAtMs === null || nowMs - endedAtMs > ENDED_SHOWN_MS) return null;
  if (endReason === 'back') return 'back';
  return endReason === 'threshold' ? 'ended-threshold' : null;
}
