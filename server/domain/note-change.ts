import type { Change } from './change';
import type { WriteBatch } from './write-batch';

/** Adds to a batch what is to be stored of a change beside its reading. */
export function noteChange(write: WriteBatch, { alerts, states }: Pick<Change, 'alerts' | 'states'>): void {
  for (const { alert, step } of alerts) {
    write.alerts.push(alert);
    if (step !== null) write.steps.push(step);
  }
  for (const state of states) write.alertStates.push(state);
}
