import { describe, expect, it } from 'vitest';
import type { Alert } from '#protocol/alert';
import { buildAlert } from '../live/testing/build';
import { announce, NOTHING_SPOKEN, type Spoken } from './announcements';

function alert(id: string, changes: Partial<Alert> = {}): Alert {
  return buildAlert({ id, sensorId: 'oven', openedAtMs: 0, ...changes });
}

const over = { endedAtMs: 5, endReason: 'back' } as const;

/** What is said at each look, and what is remembered in the end. */
function hear(looks: readonly { atMs: number; alerts: Alert[] }[]): string[][] {
  let spoken: Spoken = NOTHING_SPOKEN;
  return looks.map(({ atMs, alerts }) => {
    const next = announce(spoken, alerts, atMs);
    spoken = next.spoken;
    return next.say.map(({ what, alert: { id } }) => `${id} ${what}`);
  });
}

describe('what a screen reader hears', () => {
  it('[PG45] is each alert once, when it opens', () => {
    const looks = [
      { atMs: 0, alerts: [alert('a')] },
      { atMs: 500_000, alerts: [alert('a', { peakCelsius: 50 })] },
    ];
    expect(hear(looks)).toEqual([['a opens'], []]);
  });

  it('[PG45] is a repeating sensor once a minute', () => {
    const looks = [
      { atMs: 0, alerts: [alert('a')] },
      { atMs: 59_000, alerts: [alert('a', over), alert('b')] },
      { atMs: 60_000, alerts: [alert('a', over), alert('b', over), alert('c')] },
    ];
    expect(hear(looks)).toEqual([['a opens'], ['a ends'], ['c opens']]);
  });

  it('[PG45] is nothing of an alert that had ended, or that somebody had, before this page knew it', () => {
    const alerts = [alert('a', over), alert('b', { acknowledgedAtMs: 1 }), alert('c', { snoozedUntilMs: 99 })];
    expect(hear([{ atMs: 10, alerts }])).toEqual([[]]);
  });

  it('[PG142] is what becomes worse within the minute, for that is another alert', () => {
    const warning = alert('a', { severity: 'warning' });
    const looks = [
      { atMs: 0, alerts: [warning] },
      { atMs: 9_000, alerts: [warning, alert('b'), alert('c', { kind: 'no-data' })] },
    ];
    expect(hear(looks)).toEqual([['a opens'], ['b opens', 'c opens']]);
  });

  it('[PG142] is what rings again after a snooze, not that somebody acknowledged or snoozed it', () => {
    const looks = [
      { atMs: 0, alerts: [alert('a')] },
      { atMs: 1, alerts: [alert('a', { snoozedUntilMs: 90_000 })] },
      { atMs: 90_000, alerts: [alert('a')] },
      { atMs: 90_001, alerts: [alert('a', { acknowledgedAtMs: 90_001 })] },
    ];
    expect(hear(looks)).toEqual([['a opens'], [], ['a rings-again'], []]);
  });
});
