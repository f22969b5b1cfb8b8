import { describe, expect, it } from 'vitest';
import type { SettingsChange } from '#protocol/settings';
import { anAlertBoard, done } from '#server/testing/alert-board';

const GROUP = { scope: 'group', id: 'Fridges' } as const;

function aBoard() {
  const made = anAlertBoard();
  for (const sensorId of ['fridge', 'oven']) made.read(0, 30, { sensorId });
  const { board } = made.state;
  const change = (...changes: SettingsChange[]) => board.changeSettings(changes, { by: 'ana', nowMs: made.at(1) });
  const settings = (sensorId = 'fridge') => board.sensorSettings(sensorId);
  return { ...made, board, change, settings };
}

const ofAll = (patch: SettingsChange['patch']): SettingsChange => ({ scope: 'all', id: '', patch });
const ofGroup = (patch: SettingsChange['patch']): SettingsChange => ({ ...GROUP, patch });
const ofSensor = (patch: SettingsChange['patch'], id = 'fridge'): SettingsChange => ({ scope: 'sensor', id, patch });

describe('what holds for a sensor', () => {
  it('[BD16] comes field by field from itself, else its group, else all, else what is built in', () => {
    const { change, settings } = aBoard();
    change(
      ofAll({ lastingMs: 1000, stayBackMs: 1000, clearMarginCelsius: 1 }),
      ofGroup({ stayBackMs: 2000, clearMarginCelsius: 2 }),
      ofSensor({ group: 'Fridges', clearMarginCelsius: 3 }),
    );
    expect(settings()).toMatchObject({
      rules: { lastingMs: 1000, stayBackMs: 2000, clearMarginCelsius: 3, judgedOn: 'reading', limits: { high: 40 } },
      from: { lastingMs: 'all', stayBackMs: 'group', clearMarginCelsius: 'sensor', limits: 'all' },
    });
    expect(settings('oven')?.rules).toMatchObject({ lastingMs: 1000, stayBackMs: 1000, clearMarginCelsius: 1 });
    expect(settings('nobody')).toBeNull();
  });

  it('[BD16] a pair of limits is one field', () => {
    const { change, settings } = aBoard();
    change(ofAll({ limits: { high: 40, low: 10 } }), ofSensor({ limits: { high: null, low: 2 } }));
    expect(settings()?.rules.limits).toMatchObject({ high: null, low: 2, version: 3 });
  });

  it('[BD18] null goes back to what is inherited, what is left out stays', () => {
    const { change, settings } = aBoard();
    change(ofSensor({ lastingMs: 5000, stayBackMs: 5000, name: 'Left', place: 'Kitchen' }));
    change(ofSensor({ lastingMs: null, name: null }));
    expect(settings()).toMatchObject({
      own: { rules: { stayBackMs: 5000 }, details: { name: null, place: 'Kitchen' }, version: 3, changedBy: 'ana' },
      rules: { lastingMs: 0 },
    });
    expect(settings()?.own.rules).not.toHaveProperty('lastingMs');
  });

  it('[BD20] who moves to another group is judged at once by what holds there, and nobody else', () => {
    const { change, board } = aBoard();
    const alerts = (answer: ReturnType<typeof change>) => done(answer).change.alerts.map(({ alert }) => alert.sensorId);
    expect(alerts(change(ofGroup({ limits: { high: 25, low: null } })))).toEqual([]);
    expect(alerts(change(ofSensor({ group: 'Fridges' })))).toEqual(['fridge']);
    expect(alerts(change(ofGroup({ limits: null })))).toEqual(['fridge']);
    expect(board.openAlertCount()).toBe(0);
  });

  it('[BD20] browsers are told of the limits that moved with it', () => {
    const { change } = aBoard();
    change(ofGroup({ limits: { high: 60, low: null } }));
    const { thresholds, settings } = done(change(ofSensor({ group: 'Fridges' }))).change;
    expect(thresholds).toMatchObject([['fridge', { high: 60, version: 2 }]]);
    expect(settings).toMatchObject([{ scope: 'sensor', id: 'fridge', details: { group: 'Fridges' } }]);
  });
});

describe('several changes at once', () => {
  it('[BD17] are made whole or not at all', () => {
    const { change, board } = aBoard();
    const before = board.settings();
    expect(change(ofAll({ lastingMs: 1000 }), ofSensor({ lastingMs: 1 }, 'nobody'))).toBe('no-such-sensor');
    expect(change(ofAll({ lastingMs: 1000 }), { ...ofSensor({}), ifVersion: 9 })).toBe('stale');
    expect(board.settings()).toEqual(before);
  });

  it('[BD17] take the versions that follow, and say what was before and what is after', () => {
    const { change } = aBoard();
    const { result, recorded } = done(change(ofAll({ lastingMs: 1000 }), ofSensor({ stayBackMs: 1000 })));
    expect(result.map(({ version }) => version)).toEqual([2, 3]);
    expect(recorded).toMatchObject([
      {
        version: 2,
        scope: 'all',
        before: { rules: { limits: { version: 1 } } },
        after: { rules: { lastingMs: 1000 } },
      },
      { version: 3, scope: 'sensor', scopeId: 'fridge', before: null, after: { rules: { stayBackMs: 1000 } } },
    ]);
  });

  it('[BD17] the second of one level is made upon the first', () => {
    const { change, settings } = aBoard();
    const { result, recorded } = done(change(ofSensor({ lastingMs: 1000 }), ofSensor({ stayBackMs: 2000 })));
    expect(settings()?.own.rules).toEqual({ lastingMs: 1000, stayBackMs: 2000 });
    expect([result.length, recorded.length]).toEqual([1, 2]);
  });
});

describe('settings are refused', () => {
  it('[BD19] upon a version that no longer is, 0 for a level that says nothing', () => {
    const { change } = aBoard();
    expect(change({ ...ofGroup({ lastingMs: 1 }), ifVersion: 1 })).toBe('stale');
    expect(change({ ...ofGroup({ lastingMs: 1 }), ifVersion: 0 })).not.toBe('stale');
    expect(change({ ...ofGroup({ lastingMs: 1 }), ifVersion: 0 })).toBe('stale');
  });

  it.each<[string, SettingsChange]>([
    ['details of a group', ofGroup({ name: 'x' })],
    ['limits of all taken away', ofAll({ limits: null })],
    ['a group without a name', { scope: 'group', id: '', patch: {} }],
    ['all under a name', { scope: 'all', id: 'x', patch: {} }],
    ['a sensor that continues itself', ofSensor({ continues: 'fridge' })],
    ['a sensor that continues nobody', ofSensor({ continues: 'nobody' })],
  ])('[BD19] which fit no level: %s', (_what, change) => {
    expect(aBoard().change(change)).toBe('bad-settings');
  });

  it('[BD19] but a sensor that left can be named: its settings hold when it is back', () => {
    const { board, change, read, settings, at } = aBoard();
    board.removeSensor('fridge', { by: null, nowMs: at(1) });
    expect(change(ofSensor({ limits: { high: 25, low: null } }))).toMatchObject({ result: [{ version: 2 }] });
    expect(read(2, 30).alerts).toMatchObject([{ alert: { thresholdCelsius: 25 } }]);
    expect(settings()?.own.version).toBe(2);
  });
});

it('[BD22] what is pending is told whole when it changes, and only then', () => {
  const made = anAlertBoard({ lastingMs: 60_000, warning: { high: 30, low: null } });
  made.read(0, 35);
  made.read(1, 36);
  made.read(2, 50);
  made.read(3, 51);
  made.read(4, 35);
  const [high, warning] = [
    { sinceMs: made.at(2), severity: 'critical' },
    { sinceMs: made.at(0), severity: 'warning' },
  ];
  expect(made.pending).toMatchObject([
    ['fridge', [warning]],
    ['fridge', [high, warning]],
    ['fridge', [warning]],
  ]);
  expect(made.state.board.pending()).toMatchObject([['fridge', [warning]]]);
});

it('[BD22] of late readings too: what pends instead is told', () => {
  const made = anAlertBoard({ lastingMs: 60_000, limits: { high: 40, low: 10 } });
  made.read(10, 50);
  made.read(11, 5, { measured: 3 });
  expect(made.pending.map(([, [one]]) => one?.kind)).toEqual(['high', 'low']);
});
