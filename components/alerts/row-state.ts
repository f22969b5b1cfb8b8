import type { Alert } from '#protocol/alert';
import { isRinging } from '../attention/ringing';

/** `unseen`: over, and nobody acknowledged it. `ended`: over, and nobody has to. */
export type RowState = 'rings' | 'unseen' | 'acknowledged' | 'snoozed' | 'ended';

export function stateOf(alert: Alert, nowMs: number): RowState {
  if (alert.endedAtMs !== null) return alert.acknowledgedAtMs === null ? 'unseen' : 'ended';
  if (isRinging(alert, nowMs)) return 'rings';
  return alert.acknowledgedAtMs === null ? 'snoozed' : 'acknowledged';
}

/** True for what asks to be acknowledged. */
export function isUnseen(alert: Alert, nowMs: number): boolean {
  const state = stateOf(alert, nowMs);
  return state === 'rings' || state === 'unseen';
}

/** Open before over, what rings before what somebody has, then as heavy as the state it makes of its sensor. Less is worse. */
export function weightOf(alert: Alert, nowMs: number): number {
  return STATES.indexOf(stateOf(alert, nowMs)) * 10 + heaviness(alert);
}

const STATES: readonly RowState[] = ['rings', 'acknowledged', 'snoozed', 'unseen', 'ended'];

function heaviness({ kind, severity }: Alert): number {
  if (kind === 'no-data' || kind === 'feed') return 3;
  if (kind === 'fault') return 4;
  if (severity === 'warning') return 2;
  return kind === 'high' || kind === 'low' ? 0 : 1;
}
