import type { Alert } from '#protocol/alert';
import { heaviestFirst, isRinging } from './ringing';

/** What a tab tells of all alerts. */
export type Worst = {
  alert: Alert;
  /** How many are open. */
  count: number;
  /** False when somebody has it, or asked for quiet: then it is told more quietly. */
  isRinging: boolean;
};

/** The worst of the open alerts, one that rings before any other; null while none is open. */
export function worstAlert(alerts: Iterable<Alert>, nowMs: number): Worst | null {
  const open = [...alerts].filter(({ endedAtMs }) => endedAtMs === null);
  const rings = (alert: Alert) => isRinging(alert, nowMs);
  open.sort((a, b) => Number(rings(b)) - Number(rings(a)) || heaviestFirst(a, b));
  const alert = open[0];
  return alert === undefined ? null : { alert, count: open.length, isRinging: rings(alert) };
}
