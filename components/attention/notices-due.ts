import type { Alert } from '#protocol/alert';
import { isRinging } from './ringing';

/** Ids of the alerts that rang when this was looked at last; null before the first look. */
export type Heard = ReadonlySet<string> | null;

/** An alert to tell of outside the page. `isAgain`: it was told before, and rings again. */
export type Notice = { alert: Alert; isAgain: boolean };

export type NoticesInput = { heard: Heard; told: ReadonlySet<string>; alerts: Iterable<Alert>; nowMs: number };

/**
 * What began to ring since the last look. What rings at the first look is no news: somebody has just opened the page.
 * `told`: ids of all that were told before.
 */
export function noticesDue({ heard, told, alerts, nowMs }: NoticesInput): {
  heard: ReadonlySet<string>;
  due: Notice[];
} {
  const rings = [...alerts].filter((alert) => isRinging(alert, nowMs));
  const due = heard === null ? [] : rings.filter(({ id }) => !heard.has(id));
  return {
    heard: new Set(rings.map(({ id }) => id)),
    due: due.map((alert) => ({ alert, isAgain: told.has(alert.id) })),
  };
}
