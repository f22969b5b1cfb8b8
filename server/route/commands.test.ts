import { describe, expect, it } from 'vitest';
import { type Board, createBoard } from '#server/domain/board';
import type { WriteBatch } from '#server/domain/write-batch';
import { createFakeClock } from '#server/testing/fake-clock';
import { aReading, heardAt } from '#server/testing/readings';
import { createRecordingFrames } from '#server/testing/recording-frames';
import { turns, watch } from '#server/testing/until';
import { createCommands } from './commands';

const ANNA = { by: 'anna' };
const limits = (high: number) => ({ high, low: null });

function aBoard(): Board {
  const board = createBoard({ windowSize: 3, maxSensors: 9, defaultLimits: limits(40) });
  board.take(aReading({ celsius: 30 }), heardAt());
  return board;
}

function setUp() {
  const state = { board: aBoard(), isWhole: true };
  const accepted: { batch: WriteBatch; answer(isStored: boolean): void }[] = [];
  const frames = createRecordingFrames();
  const commands = createCommands({
    board: () => state.board,
    isWhole: () => state.isWhole,
    frames,
    clock: createFakeClock(),
    writeBehind: {
      accept(batch) {
        const stored = new Promise<boolean>((answer) => accepted.push({ batch, answer }));
        return { room: Promise.resolve(), stored };
      },
      settled: async () => {},
    },
  });
  return { state, accepted, frames, commands };
}

describe('a command', () => {
  it('[PL6] is on its way to every browser before it is answered', async () => {
    const { accepted, frames, commands } = setUp();
    const answer = watch(commands.setDefaultThreshold(limits(25), ANNA));
    expect(frames.changes).toMatchObject([{ alerts: [{ isStep: true }], thresholds: [[null, { high: 25 }]] }]);
    expect(frames.flushes).toEqual([1]);
    await turns();
    expect(answer).toEqual({});
    accepted[0]?.answer(true);
    await turns();
    expect(answer.value).toMatchObject({ high: 25, version: 2 });
  });

  it('[ST11] is stored with what it changed, from what, and the alerts that follow', async () => {
    const { accepted, commands } = setUp();
    void commands.setSensorThreshold('freezer-1', limits(25), ANNA);
    void commands.removeSensor('freezer-1', ANNA);
    expect(accepted.map(({ batch }) => batch)).toMatchObject([
      {
        settings: [
          {
            scope: 'sensor',
            scopeId: 'freezer-1',
            version: 2,
            changedBy: 'anna',
            before: null,
            after: { rules: { limits: { high: 25 } } },
          },
        ],
        alerts: [{ endedAtMs: null }],
      },
      { removed: [{ sensorId: 'freezer-1', afterReadings: 0 }], alerts: [{ endReason: 'removed' }], settings: [] },
    ]);
  });

  it('[PL6] that is refused tells nobody anything', async () => {
    const { accepted, frames, commands } = setUp();
    expect(await commands.removeSensor('nobody', ANNA)).toBe('no-such-sensor');
    const ifVersion = { version: 9, inherited: true };
    expect(await commands.setDefaultThreshold(limits(1), { ...ANNA, ifVersion })).toBe('stale');
    expect([accepted, frames.changes]).toEqual([[], []]);
  });

  it('[ST12] changes nothing while nothing can be stored', async () => {
    const { state, accepted, frames, commands } = setUp();
    state.isWhole = false;
    expect(await commands.setDefaultThreshold(limits(1), ANNA)).toBe('not-storing');
    expect([accepted, frames.changes, state.board.defaultThreshold().high]).toEqual([[], [], 40]);
  });
});

describe('a command that could not be kept', () => {
  it('[ST13] is taken back, in every browser', async () => {
    const { state, accepted, frames, commands } = setUp();
    const before = state.board.defaultThreshold();
    const answer = commands.setDefaultThreshold(limits(25), ANNA);
    accepted[0]?.answer(false);
    expect(await answer).toBe('not-storing');
    expect(state.board.defaultThreshold()).toEqual(before);
    expect(frames.changes.at(-1)).toMatchObject({ thresholds: [[null, before]], alerts: [{ isStep: true }] });
  });

  it('[ST13] gives a sensor the default again where it had no threshold of its own', async () => {
    const { state, accepted, commands } = setUp();
    const answer = commands.setSensorThreshold('freezer-1', limits(25), ANNA);
    accepted[0]?.answer(false);
    await answer;
    expect(state.board.sensorThreshold('freezer-1')).toMatchObject({ high: 40, inherited: true });
  });

  it('[ST13] of several that failed what is stored holds, not what was shown between', async () => {
    const { state, accepted, commands } = setUp();
    const answers = [10, 20, 30].map((high) => commands.setDefaultThreshold(limits(high), ANNA));
    [true, false, false].forEach((isStored, index) => {
      accepted[index]?.answer(isStored);
    });
    await Promise.all(answers);
    expect(state.board.defaultThreshold().high).toBe(10);
  });

  it('[PL10] settings and acknowledgements are taken back too', async () => {
    const { state, accepted, commands } = setUp();
    void commands.setDefaultThreshold(limits(25), ANNA);
    const [alert] = state.board.alerts(0);
    const answers = [
      commands.changeSettings([{ scope: 'group', id: 'Fridges', patch: { lastingMs: 5000 } }], ANNA),
      commands.actOnAlerts({ alertIds: [alert?.id ?? ''], stored: [] }, { kind: 'acknowledge', note: null }, ANNA),
    ];
    expect(state.board.alert(alert?.id ?? '')).toMatchObject({ acknowledgedBy: 'anna' });
    accepted.forEach(({ answer }, index) => {
      answer(index === 0);
    });
    expect(await Promise.all(answers)).toEqual(['not-storing', 'not-storing']);
    expect(state.board.alert(alert?.id ?? '')).toEqual(alert);
    expect(state.board.settings().find(({ scope }) => scope === 'group')).toBeUndefined();
  });

  it('[ST13] has nothing to take back where another board is shown meanwhile', async () => {
    const { state, accepted, frames, commands } = setUp();
    const answer = commands.setDefaultThreshold(limits(25), ANNA);
    state.board = aBoard();
    accepted[0]?.answer(false);
    expect(await answer).toBe('not-storing');
    expect(frames.changes).toHaveLength(1);
  });
});
