import type { Alert } from '#protocol/alert';
import type { Waiting } from './waiting';

export type Drop = { keys: number[]; why: string };
export type Alerts = ReadonlyMap<string, Alert>;

/** Why something is not sent, as the log of deliveries says it. */
export const WHY = {
  unknown: 'Its alert is not stored: the database was restored from an older copy.',
  later: 'Told together with what came after it.',
  acknowledged: 'Somebody acknowledged the alert before the quiet hours ended.',
  over: 'An early warning that was over before the quiet hours were.',
} as const;

/** Of each alert only the latest news is told, and it tells the whole: an alert that opened and ended is told once. */
export function dropSuperseded(waiting: readonly Waiting[], alerts: Alerts): { kept: Waiting[]; drops: Drop[] } {
  const isKnown = ({ alertIds }: Waiting) => alertIds.some((id) => alerts.has(id));
  const latest = new Map<string, number>();
  for (const { key, what, alertIds } of waiting) {
    if (what !== 'digest') for (const id of alertIds) latest.set(id, key);
  }
  const isLatest = ({ key, what, alertIds }: Waiting) =>
    what === 'digest' || alertIds.some((id) => latest.get(id) === key);
  const unknown = waiting.filter((one) => !isKnown(one));
  const known = waiting.filter(isKnown);
  return {
    kept: known.filter(isLatest),
    drops: [
      drop(unknown, WHY.unknown),
      drop(
        known.filter((one) => !isLatest(one)),
        WHY.later,
      ),
    ].flat(),
  };
}

/**
 * What was held back in quiet hours and matters no more at their end: an alert that somebody has taken care of, and an
 * early warning that came and went.
 */
export function dropSettled(held: readonly Waiting[], alerts: Alerts): { kept: Waiting[]; drops: Drop[] } {
  const reason = ({ what, alertIds }: Waiting): string | null => {
    const alert = alerts.get(alertIds[0] ?? '');
    if (what === 'digest' || alert === undefined) return null;
    if (alert.endedAtMs === null) return alert.acknowledgedAtMs === null ? null : WHY.acknowledged;
    return alert.severity === 'warning' ? WHY.over : null;
  };
  const byReason = (why: string) => held.filter((one) => reason(one) === why);
  return {
    kept: held.filter((one) => reason(one) === null),
    drops: [drop(byReason(WHY.acknowledged), WHY.acknowledged), drop(byReason(WHY.over), WHY.over)].flat(),
  };
}

function drop(list: readonly Waiting[], why: string): Drop[] {
  return list.length === 0 ? [] : [{ keys: list.map(({ key }) => key), why }];
}
