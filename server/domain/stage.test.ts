import { describe, expect, it } from 'vitest';
import { aStage } from '#server/testing/stages';
import { firstSettings } from './board-state';
import { beginLogAnew, hasCaughtUp, restoreStage } from './stage';

describe('hasCaughtUp', () => {
  it('[ST9] two boards meet where the second has read as far in every partition both know', () => {
    const shown = aStage({ 0: { next: 5 }, 1: { next: 9 } });
    expect(hasCaughtUp(aStage({ 0: { next: 5 }, 1: { next: 8 } }), shown)).toBe(false);
    expect(hasCaughtUp(aStage({ 0: { next: 7 }, 1: { next: 9 } }), shown)).toBe(true);
    expect(hasCaughtUp(aStage({ 0: { next: 5 } }), shown)).toBe(true);
    expect(hasCaughtUp(aStage({ 0: { next: null }, 1: { next: 9 } }), shown)).toBe(false);
  });

  it('[ST9] nothing is waited for where the shown one has read nothing', () => {
    expect(hasCaughtUp(aStage({ 0: { next: null } }), aStage({ 0: { next: null } }))).toBe(true);
  });

  it('[ST17] a log that was made again need not become as long as the one before', () => {
    const shown = aStage({ 0: { next: 100 } });
    expect(hasCaughtUp(aStage({ 0: { logId: 'log.1', next: 3 } }), shown)).toBe(true);
  });
});

it('[ST17] in a log begun anew the stage takes whatever comes next', () => {
  const stage = aStage({ 0: { next: 100, last: { offset: 99, timestampMs: 1, valueHash: '' } } });
  beginLogAnew(stage, 0);
  beginLogAnew(stage, 7);
  expect([...stage.places]).toEqual([[0, { logId: 'log.1', next: null, last: null }]]);
});

it('[ST10] a restored stage has a place for each partition it was asked for, and for no other', () => {
  const board = {
    settings: [{ ...firstSettings({ high: 1, low: null }), version: 3 }],
    lastVersion: 4,
    open: [],
    unseen: [],
    sensors: [],
    absent: [],
    ended: [],
  };
  const places = new Map([0, 7].map((partition) => [partition, { logId: 'log.1', next: 5, last: null }]));
  const options = { windowSize: 3, maxSensors: 2, defaultLimits: { high: 40, low: null } };
  const keys = [{ key: 'post/0', atMs: 9 }];
  const stage = restoreStage(options, { board, places, keys, logName: 'log', partitions: [0, 1] });
  expect([...stage.places]).toEqual([
    [0, { logId: 'log.1', next: 5, last: null }],
    [1, { logId: 'log', next: null, last: null }],
  ]);
  expect(stage.keys.get('post/0')).toBe(9);
  expect(stage.board.defaultThreshold().high).toBe(1);
});
