import fc from 'fast-check';
import { expect, it } from 'vitest';
import { commitTo } from '#server/testing/memory-commit';
import { loadFrom } from '#server/testing/memory-load';
import { emptyTables } from '#server/testing/memory-tables';
import { TEST_NOW_MS } from '#server/testing/readings';
import { aTaken } from '#server/testing/stages';
import { noteChange } from './note-change';
import { emptyStage, restoreStage, type Stage } from './stage';
import { takeBatch } from './take-batch';
import { emptyBatch, type WriteBatch } from './write-batch';

const OPTIONS = { windowSize: 3, maxSensors: 9, defaultLimits: { high: 40, low: null } };

/** What happens in the second after the one before: a temperature of the one sensor, its removal, or new settings. */
const aStep = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ celsius: fc.integer({ min: 36, max: 44 }), lateSeconds: fc.constantFrom(0, 0, 5) }),
  },
  { weight: 1, arbitrary: fc.constant('remove' as const) },
  {
    weight: 2,
    arbitrary: fc.record(
      {
        limits: fc.record({ high: fc.integer({ min: 37, max: 43 }), low: fc.constant(null) }),
        warning: fc.record({ high: fc.constantFrom(null, 38, 39), low: fc.constant(null) }),
        lastingMs: fc.constantFrom(0, 3000, 10_000),
        stayBackMs: fc.constantFrom(0, 3000),
        clearMarginCelsius: fc.constantFrom(0, 1),
        judgedOn: fc.constantFrom('reading' as const, 'average' as const),
        exposure: fc.record({ high: fc.constantFrom(null, 39), low: fc.constant(null), totalMs: fc.constant(60_000) }),
        fault: fc.record({
          errorValues: fc.constantFrom<number[]>([], [42]),
          stuckAfterMs: fc.constantFrom(null, 60_000),
        }),
        isRetired: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
  },
);
type Step = typeof aStep extends fc.Arbitrary<infer One> ? One : never;

/** What a process does with a step; nothing where the sensor is not there. */
function act(stage: Stage, step: Step, second: number): WriteBatch {
  const nowMs = TEST_NOW_MS + second * 1000;
  if (typeof step === 'object' && 'celsius' in step) {
    const from = stage.places.get(0)?.next ?? 0;
    // Far beyond the second in which it happens, so that exposure and stillness come to something.
    const timestamp = TEST_NOW_MS + (second - step.lateSeconds) * 7000;
    const said = JSON.stringify({ sensorId: 'freezer-1', temperature: step.celsius, timestamp });
    return takeBatch(stage, aTaken([said], { from }), { sensorFromKey: true, nowMs }).write;
  }
  const command = { by: 'ana', nowMs };
  const done =
    step === 'remove'
      ? stage.board.removeSensor('freezer-1', command)
      : stage.board.changeSettings([{ scope: 'sensor', id: 'freezer-1', patch: step }], command);
  const batch = emptyBatch(nowMs);
  if (typeof done === 'string') return batch;
  noteChange(batch, done.change);
  for (const sensorId of done.change.removed) batch.removed.push({ sensorId, afterReadings: 0 });
  batch.settings.push(...done.recorded);
  return batch;
}

function shown({ board }: Stage) {
  return {
    sensors: board.summaries({ after: null, limit: 9 }),
    recent: board.sensors(),
    alerts: board.alerts(TEST_NOW_MS),
    pending: board.pending(),
    byDefault: board.defaultThreshold(),
    settings: board.sensorSettings('freezer-1')?.rules,
  };
}

const asJson = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

it('[ST14] [ST15] [AL34] a board restored at any moment goes on as if there had been no restart', () => {
  fc.assert(
    fc.property(fc.array(aStep, { maxLength: 40 }), fc.integer({ min: 1, max: 9 }), (steps, restartEvery) => {
      const tables = emptyTables();
      const load = () => {
        const state = loadFrom(tables, { ...OPTIONS, logName: 'log', nowMs: TEST_NOW_MS });
        return restoreStage(OPTIONS, { ...state, board: asJson(state.board), logName: 'log', partitions: [0] });
      };
      const steady = emptyStage(OPTIONS);
      steady.places.set(0, { logId: 'log', next: null, last: null });
      let restarted = load();
      steps.forEach((step, second) => {
        act(steady, step, second);
        commitTo(tables, act(restarted, step, second), { epoch: 0, sequence: second + 1 });
        if (second % restartEvery === 0) restarted = load();
        expect(shown(restarted)).toEqual(shown(steady));
      });
    }),
    { numRuns: 300 },
  );
});
