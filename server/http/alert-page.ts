import { z } from 'zod';
import type { Alert } from '#protocol/alert';

/** Where a page of alerts ended. */
export const alertPositionSchema = z.tuple([z.number(), z.string()]);
export type AlertPosition = z.infer<typeof alertPositionSchema>;

/** `toMs`: those that opened before it; null: all. */
type PageOptions = { sensorId: string | null; toMs: number | null; after: AlertPosition | null; limit: number };

/** The open ones among `alerts`, newest first, after the position given; `next` is null on the last page. */
export function pageOfOpenAlerts(
  alerts: readonly Alert[],
  { sensorId, toMs, after, limit }: PageOptions,
): { alerts: Alert[]; next: AlertPosition | null } {
  const open = alerts
    .filter((alert) => alert.endedAtMs === null && (sensorId === null || alert.sensorId === sensorId))
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
