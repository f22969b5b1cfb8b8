import { describe, expect, it } from 'vitest';
import { aReading, heardAt, TEST_NOW_MS } from '#server/testing/readings';
import { type Board, createBoard } from './board';
import type { BoardOptions } from './board-state';
import { type Change, NO_CHANGE } from './change';
import type { Done } from './command';
import type { Reading } from './parse-reading';
import type { Heard } from './take-reading';

const BY_ANNA = { by: 'anna', nowMs: TEST_NOW_MS };

function aBoard(options: Partial<BoardOptions> = {}): Board {
  return createBoard({ windowSize: 3, maxSensors: 100, defaultLimits: { high: 40, low: null }, ...options });
}

function take(board: Board, reading: Partial<Reading> = {}, heard: Partial<Heard> = {}): Change {
  const change = board.take(aReading(reading), heardAt(heard));
  if (change === 'cardinality') throw new Error('the board is full');
  return change;
}

function done<Result>(answer: Done<Result> | string): Done<Result> {
  if (typeof answer === 'string') throw new Error(answer);
  return answer;
}

function acknowledge(board: Board, alertIds: readonly string[]): void {
  const action = { kind: 'acknowledge', note: null } as const;
  done(board.actOnAlerts({ alertIds, stored: [] }, { action, command: BY_ANNA }));
}

describe('readings on the board', () => {
  it('[BD1] a sensor counts its readings from 1 and each change carries its point', () => {
    const board = aBoard();
    take(board, { celsius: 1 });
    take(board, { celsius: 2 });
    expect(take(board, { celsius: 6 }).reading).toEqual({
      sensorId: 'freezer-1',
      n: 3,
      point: [TEST_NOW_MS, 6, 3],
      clockMs: TEST_NOW_MS,
      intervalMs: null,
    });
    expect(take(board, { sensorId: 'oven' }).reading?.n).toBe(1);
  });

  it('[BD2] a sensor beyond the most the board knows is refused, known ones go on', () => {
    const board = aBoard({ maxSensors: 1 });
    take(board);
    expect(board.take(aReading({ sensorId: 'oven' }), heardAt())).toBe('cardinality');
    expect(take(board).reading?.n).toBe(2);
    board.removeSensor('freezer-1', BY_ANNA);
    expect(take(board, { sensorId: 'oven' }).reading?.n).toBe(1);
  });

  it('[BD3] a sensor may be called `__proto__` inside', () => {
    const board = aBoard();
    take(board, { sensorId: '__proto__' });
    expect(board.sensors().map(({ sensorId }) => sensorId)).toEqual(['__proto__']);
  });

  it('[BD4] a newcomer sees the last 300 points with the ordinal of the first', () => {
    const board = aBoard();
    for (let celsius = 1; celsius <= 1000; celsius += 1) take(board, { celsius });
    const [sensor] = board.sensors();
    expect(sensor).toMatchObject({ firstN: 701, threshold: null });
    expect(sensor?.recent).toHaveLength(300);
    expect(sensor?.recent[0]).toEqual([TEST_NOW_MS, 701, 700]);
  });

  it('[BD4] silent sensors give up points when many others come', () => {
    const board = aBoard({ maxSensors: 20_000 });
    for (let i = 0; i < 400; i += 1) take(board, { sensorId: 'silent' });
    for (let i = 1; i < 20_000; i += 1) take(board, { sensorId: `s${i}` });
    expect(board.sensors()[0]).toMatchObject({ sensorId: 'silent', firstN: 398 });
  });

  it('[BD5] sensors are listed by id, page by page, newcomers and leavers included', () => {
    const board = aBoard();
    for (const sensorId of ['c', 'a', 'd', 'b']) take(board, { sensorId });
    const page = (after: string | null) => board.summaries({ after, limit: 2 }).map(({ sensorId }) => sensorId);
    expect([page(null), page('b'), page('d')]).toEqual([['a', 'b'], ['c', 'd'], []]);
    take(board, { sensorId: 'bb' });
    expect(page('b')).toEqual(['bb', 'c']);
    board.removeSensor('a', BY_ANNA);
    expect([page(null), page('b')]).toEqual([
      ['b', 'bb'],
      ['bb', 'c'],
    ]);
  });

  it('[BD5] a summary tells the latest reading, the average, what holds, and open alerts', () => {
    const board = aBoard();
    take(board, { celsius: 50 }, { offset: 4 });
    expect(board.summaries({ after: null, limit: 9 })).toEqual([
      {
        sensorId: 'freezer-1',
        latest: { n: 1, celsius: 50, measuredAtMs: TEST_NOW_MS },
        average: null,
        threshold: board.defaultThreshold(),
        openAlerts: ['test-log-0-4-high-1'],
      },
    ]);
    expect(board.openAlertCount()).toBe(1);
  });
});

describe('alerts on the board', () => {
  it('[BD6] an acknowledged alert that ended is shown for ten minutes of the server, however old the readings', () => {
    const board = aBoard();
    const old = TEST_NOW_MS - 86_400_000;
    take(board, { celsius: 50, measuredAtMs: old });
    const [ended] = take(board, { celsius: 20, measuredAtMs: old + 1 }).alerts;
    acknowledge(board, [ended!.alert.id]);
    expect(board.alerts(TEST_NOW_MS + 599_999)).toMatchObject([{ endedAtMs: old + 1 }]);
    expect(board.alerts(TEST_NOW_MS + 600_000)).toEqual([]);
  });

  it('[BD6] of ended alerts the newest 1000 are kept', () => {
    const board = aBoard();
    for (let i = 0; i < 2400; i += 1) take(board, { celsius: i % 2 ? 20 : 50 }, { offset: i });
    const alerts = board.alerts(TEST_NOW_MS);
    expect(alerts).toHaveLength(1000);
    expect(alerts.some(({ id }) => id === 'test-log-0-2398-high-1')).toBe(true);
    expect(alerts.some(({ id }) => id === 'test-log-0-0-high-1')).toBe(false);
  });

  it('[BD6] alerts come oldest first', () => {
    const board = aBoard();
    take(board, { sensorId: 'b', celsius: 50, measuredAtMs: TEST_NOW_MS });
    take(board, { sensorId: 'a', celsius: 50, measuredAtMs: TEST_NOW_MS - 5 }, { offset: 1 });
    expect(board.alerts(TEST_NOW_MS).map(({ sensorId }) => sensorId)).toEqual(['a', 'b']);
  });
});

describe('thresholds on the board', () => {
  it('[BD7] the first default is version 1, changed by nobody; every change takes the next version', () => {
    const board = aBoard();
    take(board);
    expect(board.defaultThreshold()).toEqual({ high: 40, low: null, version: 1, changedAtMs: null, changedBy: null });
    const own = { high: 30, low: null, version: 2, changedAtMs: TEST_NOW_MS, changedBy: 'anna' };
    const { change, result } = done(board.setSensorThreshold('freezer-1', { high: 30, low: null }, BY_ANNA));
    expect(result).toEqual({ ...own, inherited: false });
    expect(change.thresholds).toEqual([['freezer-1', own]]);
    expect(done(board.setDefaultThreshold({ high: 40, low: null }, BY_ANNA)).result.version).toBe(3);
  });

  it('[BD8] a new default acts on sensors without a threshold of their own, and on no other', () => {
    const board = aBoard();
    take(board, { sensorId: 'a', celsius: 30 });
    take(board, { sensorId: 'b', celsius: 30 });
    board.setSensorThreshold('b', { high: 60, low: null }, BY_ANNA);
    const { change } = done(board.setDefaultThreshold({ high: 25, low: null }, BY_ANNA));
    expect(change.alerts.map(({ alert }) => alert.sensorId)).toEqual(['a']);
    expect(change.thresholds).toEqual([[null, board.defaultThreshold()]]);
  });

  it('[BD9] back to the default acts at once, and its alert has an id of its own', () => {
    const board = aBoard();
    const opened = take(board, { celsius: 50 }).alerts[0]?.alert.id;
    board.setSensorThreshold('freezer-1', { high: 60, low: null }, BY_ANNA);
    const { change, result } = done(board.setSensorThreshold('freezer-1', null, BY_ANNA));
    expect(result).toMatchObject({ version: 1, inherited: true });
    expect(change.thresholds).toEqual([['freezer-1', null]]);
    expect(change.alerts).toMatchObject([{ alert: { id: 'test-log-0-0-high-3' } }]);
    expect(opened).toBe('test-log-0-0-high-1');
  });

  it('[BD10] a command upon what no longer holds is refused as stale and changes nothing', () => {
    const board = aBoard();
    take(board);
    const ifVersion = { version: 1, inherited: true };
    const limits = { high: 1, low: null };
    done(board.setSensorThreshold('freezer-1', limits, { ...BY_ANNA, ifVersion }));
    expect(board.setSensorThreshold('freezer-1', limits, { ...BY_ANNA, ifVersion })).toBe('stale');
    expect(board.sensorThreshold('freezer-1')?.version).toBe(2);
    const seen = { version: 9, inherited: false };
    expect(board.setDefaultThreshold(limits, { ...BY_ANNA, ifVersion: seen })).toBe('stale');
    expect(board.defaultThreshold().version).toBe(1);
  });

  it('[BD11] a sensor that is not there has no threshold and cannot be commanded', () => {
    const board = aBoard();
    expect(board.sensorThreshold('oven')).toBeNull();
    expect(board.setSensorThreshold('oven', null, BY_ANNA)).toBe('no-such-sensor');
    expect(board.removeSensor('oven', BY_ANNA)).toBe('no-such-sensor');
  });

  it('[BD12] a threshold of its own outlives the leaving of a sensor', () => {
    const board = aBoard();
    take(board);
    board.setSensorThreshold('freezer-1', { high: 10, low: null }, BY_ANNA);
    board.removeSensor('freezer-1', BY_ANNA);
    const change = take(board, { celsius: 20 });
    expect(change.thresholds).toMatchObject([['freezer-1', { high: 10, version: 2 }]]);
    expect(change.alerts).toMatchObject([{ alert: { thresholdCelsius: 10 } }]);
  });
});

describe('settings put back', () => {
  const of = (board: Board, scope: string) => board.settings().find((level) => level.scope === scope);

  it('[ST13] a change that could not be kept is undone, and its alerts with it', () => {
    const board = aBoard();
    const before = of(board, 'all')!;
    take(board, { celsius: 30 });
    done(board.setDefaultThreshold({ high: 25, low: null }, BY_ANNA));
    const change = board.putBack({ settings: [before], alerts: [] }, TEST_NOW_MS);
    expect(change).toMatchObject({ settings: [before], alerts: [{ alert: { endReason: 'threshold' } }] });
    expect(change.thresholds).toEqual([[null, before.rules.limits]]);
    expect(of(board, 'all')).toEqual(before);
  });

  it('[BD21] a level that said nothing says nothing again', () => {
    const board = aBoard();
    take(board);
    done(board.setSensorThreshold('freezer-1', { high: 25, low: null }, BY_ANNA));
    const nothing = { ...of(board, 'sensor')!, rules: {}, details: null, version: 0 };
    expect(board.putBack({ settings: [nothing], alerts: [] }, TEST_NOW_MS).thresholds).toEqual([['freezer-1', null]]);
    expect(of(board, 'sensor')).toBeUndefined();
  });
});

describe('sensors that leave', () => {
  it('[BD13] a removed sensor ends its alert as removed; its ordinals go on and its window begins anew', () => {
    const board = aBoard();
    take(board, { celsius: 50 });
    const { change } = done(board.removeSensor('freezer-1', { ...BY_ANNA, nowMs: TEST_NOW_MS + 9 }));
    expect(change).toMatchObject({
      removed: ['freezer-1'],
      alerts: [{ alert: { endReason: 'removed', endedAtMs: TEST_NOW_MS + 9 }, isStep: true }],
    });
    expect(board.alerts(TEST_NOW_MS)).toHaveLength(1);
    for (const average of [null, null, 20]) expect(take(board).reading?.point[2]).toBe(average);
    expect(board.sensors()).toMatchObject([{ firstN: 2, recent: [{}, {}, {}] }]);
  });

  it('[BD14] sensors heard only on a lost partition leave; their open alerts do not end', () => {
    const board = aBoard();
    take(board, { sensorId: 'here' }, { partition: 0 });
    take(board, { sensorId: 'gone', celsius: 50 }, { partition: 1 });
    take(board, { sensorId: 'both' }, { partition: 0 });
    take(board, { sensorId: 'both' }, { partition: 1 });
    expect(board.forgetPartition(1)).toEqual({ ...NO_CHANGE, removed: ['gone'] });
    expect(board.alerts(TEST_NOW_MS)).toEqual([]);
    expect(board.forgetPartition(0).removed).toEqual(['here', 'both']);
    expect(board.sensorCount()).toBe(0);
  });

  it('[BD14] an alert that ended and opens again after its partition came back is shown once', () => {
    const board = aBoard();
    take(board, { celsius: 50 });
    take(board, { celsius: 20 });
    board.forgetPartition(0);
    take(board, { celsius: 50 });
    expect(board.alerts(TEST_NOW_MS)).toMatchObject([{ endedAtMs: null }]);
  });

  it('[BD15] a sensor heard on a second partition is named once', () => {
    const board = aBoard();
    for (const partition of [0, 0, 1, 0, 2]) take(board, {}, { partition });
    expect(board.newlySpanning()).toEqual(['freezer-1']);
    board.forgetPartition(0);
    take(board, {}, { partition: 0 });
    expect(board.newlySpanning()).toEqual([]);
  });
});
