import type { Judgement } from './alerts/draft';
import { slotOf } from './alerts/new-alert';
import type { BoardState } from './board-state';
import { type AlertChange, type Change, NO_CHANGE } from './change';
import { keepEnded } from './ended-alerts';
import type { SensorState } from './sensor-state';

/** More would be more than a page can show; the rest is in the list of alerts. */
const MAX_UNSEEN = 1000;

/** Puts on the board what was judged of one sensor's alerts. `nowMs` is the server's time. */
export function keepJudgement(board: BoardState, sensor: SensorState, judgement: Judgement, nowMs: number): Change {
  const { open, state, changes } = judgement;
  const { sensorId, alertState: before } = sensor;
  sensor.open = open;
  sensor.alertState = state;
  for (const change of changes) keepAlert(board, change, nowMs);
  const pending = state?.pending ?? [];
  const isPendingNew = !isSamePending(before?.pending ?? [], pending);
  return {
    ...NO_CHANGE,
    alerts: changes,
    states: before === state ? [] : [{ sensorId, state }],
    pending: isPendingNew ? [[sensorId, pending.map(toShown)]] : [],
  };
}

type Shown = NonNullable<SensorState['alertState']>['pending'];

function isSamePending(before: Shown, now: Shown): boolean {
  return (
    before.length === now.length &&
    before.every((one, index) => one.sinceMs === now[index]?.sinceMs && one.lastingMs === now[index]?.lastingMs)
  );
}

/** What is pending for a sensor, as browsers see it. */
export function toShown({ kind, severity, thresholdCelsius, sinceMs, lastingMs }: Shown[number]) {
  return { kind, severity, thresholdCelsius, sinceMs, lastingMs };
}

/** Remembers an alert that ended, lately or unseen. */
export function keepAlert(board: BoardState, { alert, isStep }: AlertChange, nowMs: number): void {
  if (!isStep) return;
  const slot = `${alert.sensorId}/${slotOf(alert)}`;
  // A partition that comes back is read again from where it stood: an alert told as ended may open once more.
  if (alert.endedAtMs === null) {
    board.endedAlerts.delete(alert.id);
    return;
  }
  keepEnded(board.endedAlerts, alert, nowMs);
  if (alert.acknowledgedAtMs !== null) return;
  board.unseen.delete(slot);
  board.unseen.set(slot, alert);
  const oldest = board.unseen.keys().next();
  if (board.unseen.size > MAX_UNSEEN && !oldest.done) board.unseen.delete(oldest.value);
}
