import { type Judgement, NONE_PENDING } from './alerts/draft';
import type { BoardState } from './board-state';
import { type AlertChange, type Change, NO_CHANGE } from './change';
import { keepEnded } from './ended-alerts';
import type { SensorState } from './sensor-state';
import { keepUnseen, unseenName } from './unseen-alerts';

/** Puts on the board what was judged of one sensor's alerts. `nowMs` is the server's time. */
export function keepJudgement(board: BoardState, sensor: SensorState, judgement: Judgement, nowMs: number): Change {
  const { open, state, changes } = judgement;
  const { sensorId, alertState: before } = sensor;
  sensor.open = open;
  sensor.alertState = state;
  for (const change of changes) keepAlert(board, change, nowMs);
  const pending = state?.pending ?? NONE_PENDING;
  const isPendingNew = !isSamePending(before?.pending ?? NONE_PENDING, pending);
  // Field by field: this happens with each reading while an alert is open, and spreading is slow.
  return {
    reading: null,
    alerts: changes,
    pending: isPendingNew ? [[sensorId, pending.map(toShown)]] : NO_CHANGE.pending,
    states: before === state ? NO_CHANGE.states : [{ sensorId, state }],
    thresholds: NO_CHANGE.thresholds,
    settings: NO_CHANGE.settings,
    removed: NO_CHANGE.removed,
  };
}

type Shown = NonNullable<SensorState['alertState']>['pending'];

function isSamePending(before: Shown, now: Shown): boolean {
  return (
    before.length === now.length &&
    before.every((one, index) => {
      const other = now[index];
      return (
        one.kind === other?.kind &&
        one.severity === other.severity &&
        one.thresholdCelsius === other.thresholdCelsius &&
        one.sinceMs === other.sinceMs &&
        one.lastingMs === other.lastingMs
      );
    })
  );
}

/** What is pending for a sensor, as browsers see it. */
export function toShown({ kind, severity, thresholdCelsius, sinceMs, lastingMs }: Shown[number]) {
  return { kind, severity, thresholdCelsius, sinceMs, lastingMs };
}

/** Remembers an alert that ended, lately or unseen. */
export function keepAlert(board: BoardState, { alert, isStep }: AlertChange, nowMs: number): void {
  if (!isStep) return;
  // A partition that comes back is read again from where it stood: an alert told as ended may open once more.
  if (alert.endedAtMs === null) {
    board.endedAlerts.delete(alert.id);
    const name = unseenName(alert);
    if (board.unseen.get(name)?.id === alert.id) board.unseen.delete(name);
    return;
  }
  keepEnded(board.endedAlerts, alert, nowMs);
  keepUnseen(board.unseen, alert);
}
