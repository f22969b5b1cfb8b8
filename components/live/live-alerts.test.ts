import { describe, expect, it } from 'vitest';
import type { Alert } from '#protocol/alert';
import { ENDED_KEPT_MS, type LiveAlerts, withoutForgotten } from './live-alerts';
import { buildAlert, SERVER_NOW_MS } from './testing/build';

const LATER_MS = SERVER_NOW_MS + ENDED_KEPT_MS + 1;

function ended(id: string, parts: Partial<Alert> = {}): Alert {
  return buildAlert({ id, endedAtMs: SERVER_NOW_MS, endReason: 'back', ...parts });
}

function known(...alerts: Alert[]): LiveAlerts {
  return new Map(alerts.map((alert) => [alert.id, alert]));
}

function idsLater(...alerts: Alert[]): string[] {
  return [...withoutForgotten(known(...alerts), LATER_MS).keys()];
}

describe('ended alerts', () => {
  it('[PG131] that nobody acknowledged are kept until somebody does', () => {
    expect(idsLater(ended('unseen'))).toEqual(['unseen']);
    expect(idsLater(ended('seen', { acknowledgedAtMs: SERVER_NOW_MS }))).toEqual([]);
  });

  it('[PG131] of a sensor that comes and goes the latest stands for the earlier ones', () => {
    const first = ended('first', { openedAtMs: SERVER_NOW_MS - 2 });
    const last = ended('last', { openedAtMs: SERVER_NOW_MS - 1 });
    const warning = ended('warning', { openedAtMs: SERVER_NOW_MS - 2, severity: 'warning' });
    expect(idsLater(first, last, warning)).toEqual(['last', 'warning']);
    expect(idsLater(first, { ...last, acknowledgedAtMs: SERVER_NOW_MS })).toEqual([]);
  });

  it('[PG131] stay the same map while none is forgotten', () => {
    const alerts = known(ended('a'), buildAlert({ id: 'open', sensorId: 'oven' }));
    expect(withoutForgotten(alerts, SERVER_NOW_MS)).toBe(alerts);
    expect(withoutForgotten(alerts, LATER_MS)).toBe(alerts);
  });
});
