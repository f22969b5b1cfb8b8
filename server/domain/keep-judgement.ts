import type { Judgement } from './alert-machine';
import type { BoardState } from './board-state';
import { keepEnded } from './ended-alerts';
import type { SensorState } from './sensor-state';

/** Puts on the board what was judged of one sensor's alerts. `nowMs` is the server's time. */
export function keepJudgement(board: BoardState, sensor: SensorState, judgement: Judgement & { nowMs: number }): void {
  sensor.openAlert = judgement.open;
  for (const { alert, isStep } of judgement.steps) {
    if (!isStep) continue;
    if (alert.endedAtMs !== null) keepEnded(board.endedAlerts, alert, judgement.nowMs);
    // A partition that comes back is read again from where it stood: an alert told as ended may open once more.
    else board.endedAlerts.delete(alert.id);
  }
}
