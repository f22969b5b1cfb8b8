import { describe, expect, it } from 'vitest';
import type { Alert } from '#protocol/alert';
import { NEW_ALERT } from '#protocol/new-alert';
import { announce, NOTHING_SPOKEN } from './announcements';

function alert(id: string, changes: Partial<Alert> = {}): Alert {
  return {
    id,
    sensorId: 'oven',
    kind: 'high',
    ...NEW_ALERT,
    thresholdCelsius: 40,
    sinceMs: 0,
    openedAtMs: 0,
    openedCelsius: 41,
    peakCelsius: 41,
    readings: 1,
    ...changes,
  };
}

describe('what a screen reader hears', () => {
  it('[PG45] is each alert once, when it opens', () => {
    const first = announce(NOTHING_SPOKEN, [alert('a')], 0);
    expect(first.say).toHaveLength(1);
    expect(announce(first.spoken, [alert('a', { peakCelsius: 50 })], 500_000).say).toEqual([]);
  });

  it('[PG45] is a repeating sensor once a minute', () => {
    const { spoken } = announce(NOTHING_SPOKEN, [alert('a')], 0);
    const again = announce(spoken, [alert('a', { endedAtMs: 5 }), alert('b')], 59_000);
    expect(again.say).toEqual([]);
    expect(announce(again.spoken, [alert('c')], 60_000).say).toHaveLength(1);
  });

  it('[PG45] is nothing of an alert that had ended before this page knew it', () => {
    expect(announce(NOTHING_SPOKEN, [alert('a', { endedAtMs: 5, endReason: 'back' })], 10).say).toEqual([]);
  });
});
