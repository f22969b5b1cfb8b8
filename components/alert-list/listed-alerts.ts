import type { Alert } from '#protocol/alert';
import { type AlertFilter, type GroupOf, isListed } from './alert-filter';

export type ListedInput = {
  /** As the server told them, newest first. */
  told: readonly Alert[];
  /** True while there are older ones that were not told yet. */
  hasMore: boolean;
  live: ReadonlyMap<string, Alert>;
  filter: AlertFilter;
  groupOf: GroupOf;
};

/**
 * The alerts to list, newest first: those told, each as it is now, and those that opened since. One that is listed stays
 * although the filter would not find it any more: it must not vanish under the hand that acknowledged it.
 */
export function listedAlerts({ told, hasMore, live, filter, groupOf }: ListedInput): Alert[] {
  const byId = new Map(told.map((alert) => [alert.id, live.get(alert.id) ?? alert]));
  const last = told.at(-1);
  for (const alert of live.values()) {
    // Older than the last one told, it has its place on a page that was not asked for yet.
    const isLater = hasMore && last !== undefined && newestFirst(alert, last) > 0;
    if (!byId.has(alert.id) && isListed(alert, filter, groupOf) && !isLater) byId.set(alert.id, alert);
  }
  return [...byId.values()].sort(newestFirst);
}

function newestFirst(a: Alert, b: Alert): number {
  return b.openedAtMs - a.openedAtMs || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}
