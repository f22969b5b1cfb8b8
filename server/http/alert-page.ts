import { z } from 'zod';
import type { Alert } from '#protocol/alert';
import type { AlertQuery } from '#server/store-port';

/** Where a page of alerts ended. */
export const alertPositionSchema = z.tuple([z.number(), z.string()]);
export type AlertPosition = z.infer<typeof alertPositionSchema>;

/** `toMs`: those that opened before it; null: all. */
type PageOptions = Filter & { toMs: number | null; after: AlertPosition | null; limit: number };

/** `members`: only of these sensors; null: of any. */
type Filter = Pick<AlertQuery, 'sensorId' | 'kinds' | 'severity' | 'acknowledged'> & {
  members: ReadonlySet<string> | null;
};

/** The open ones among `alerts`, newest first, after the position given; `next` is null on the last page. */
export function pageOfOpenAlerts(
  alerts: readonly Alert[],
  { toMs, after, limit, ...filter }: PageOptions,
): { alerts: Alert[]; next: AlertPosition | null } {
  const open = alerts
    .filter((alert) => alert.endedAtMs === null && isAskedFor(alert, filter))
    .filter((alert) => toMs === null || alert.openedAtMs < toMs)
    .sort((a, b) => newestFirst(positionOf(a), positionOf(b)))
    .filter((alert) => after === null || newestFirst(positionOf(alert), after) > 0);
  const page = open.slice(0, limit);
  const last = page.at(-1);
  return { alerts: page, next: last !== undefined && open.length > page.length ? positionOf(last) : null };
}

const positionOf = (alert: Alert): AlertPosition => [alert.openedAtMs, alert.id];

function newestFirst([atA, idA]: AlertPosition, [atB, idB]: AlertPosition): number {
  if (atA !== atB) return atB - atA;
  return idA === idB ? 0 : idA < idB ? 1 : -1;
}

function isAskedFor(alert: Alert, { sensorId, members, kinds, severity, acknowledged }: Filter): boolean {
  if (sensorId !== null && alert.sensorId !== sensorId) return false;
  if (members !== null && !members.has(alert.sensorId)) return false;
  if (kinds.length > 0 && !kinds.includes(alert.kind)) return false;
  if (severity !== null && alert.severity !== severity) return false;
  return acknowledged === null || (alert.acknowledgedAtMs !== null) === acknowledged;
}
