import { describe, expect, it } from 'vitest';
import type { Alert } from '#protocol/alert';
import { buildRinging, NOW_MS } from '../attention/testing/build-ringing';
import { ALL } from './alert-filter';
import { listedAlerts } from './listed-alerts';

const alertAt = (id: string, openedAtMs: number, parts: Partial<Alert> = {}) =>
  buildRinging({ id, openedAtMs, ...parts });
const groupOf = () => null;
const liveOf = (...alerts: Alert[]) => new Map(alerts.map((alert) => [alert.id, alert]));

describe('the list of alerts', () => {
  it('[PG251] shows each as it is now', () => {
    const told = [alertAt('a', 1)];
    const live = liveOf(alertAt('a', 1, { endedAtMs: NOW_MS, endReason: 'back' }));
    expect(listedAlerts({ told, hasMore: false, live, filter: ALL, groupOf })).toMatchObject([
      { id: 'a', endReason: 'back' },
    ]);
  });

  it('[PG251] takes in what opened since, newest first, and only what the filter finds', () => {
    const live = liveOf(alertAt('new', 9), alertAt('warning', 8, { severity: 'warning' }));
    const filter = { ...ALL, severity: 'critical' } as const;
    const listed = listedAlerts({ told: [alertAt('a', 1)], hasMore: false, live, filter, groupOf });
    expect(listed.map(({ id }) => id)).toEqual(['new', 'a']);
  });

  it('[PG251] keeps a row that no longer fits the filter where it is', () => {
    const told = [alertAt('b', 2), alertAt('a', 1)];
    const live = liveOf(alertAt('b', 2, { acknowledgedAtMs: NOW_MS }));
    const listed = listedAlerts({ told, hasMore: false, live, filter: { ...ALL, acknowledged: false }, groupOf });
    expect(listed.map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it('[PG251] leaves what belongs on a later page to that page', () => {
    const live = liveOf(alertAt('old', 0));
    const input = { told: [alertAt('a', 1)], live, filter: ALL, groupOf };
    expect(listedAlerts({ ...input, hasMore: true })).toHaveLength(1);
    expect(listedAlerts({ ...input, hasMore: false }).map(({ id }) => id)).toEqual(['a', 'old']);
  });
});
