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

/** A temperature of the one sensor, its removal, or new limits. */
const aStep = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 36, max: 44 }) },
  { weight: 1, arbitrary: fc.constant('remove' as const) },
  { weight: 1, arbitrary: fc.record({ high: fc.integer({ min: 37, max: 43 }) }) },
);
type Step = number | 'remove' | { high: number };

/** What a process does with a step; nothing where the sensor is not there. */
function act(stage: Stage, step: Step): WriteBatch {
  if (typeof step === 'number') {
    const from = stage.places.get(0)?.next ?? 0;
    return takeBatch(stage, aTaken([step], { from }), { sensorFromKey: true, nowMs: TEST_NOW_MS }).write;
  }
  const command = { by: null, nowMs: TEST_NOW_MS };
  const done =
    step === 'remove'
      ? stage.board.removeSensor('freezer-1', command)
      : stage.board.setSensorThreshold('freezer-1', { high: step.high, low: null }, command);
  const batch = emptyBatch(TEST_NOW_MS);
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
    byDefault: board.defaultThreshold(),
  };
}

it('[ST14] [ST15] a board restored at any moment goes on as if there had been no restart', () => {
  fc.assert(
    fc.property(fc.array(aStep, { maxLength: 30 }), fc.integer({ min: 1, max: 9 }), (steps, restartEvery) => {
      const tables = emptyTables();
      const load = () => {
        const state = loadFrom(tables, { ...OPTIONS, logName: 'log', nowMs: TEST_NOW_MS });
        return restoreStage(OPTIONS, { ...state, logName: 'log', partitions: [0] });
      };
      const steady = emptyStage(OPTIONS);
      steady.places.set(0, { logId: 'log', next: null, last: null });
      let restarted = load();
      steps.forEach((step, index) => {
        act(steady, step);
        commitTo(tables, act(restarted, step), { epoch: 0, sequence: index + 1 });
        if (index % restartEvery === 0) restarted = load();
        expect(shown(restarted)).toEqual(shown(steady));
      });
    }),
  );
});
