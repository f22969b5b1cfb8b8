import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RulesPatch } from '#protocol/alert-rules';
import type { BackTest, BackTestSide } from '#protocol/back-test';
import { addSides, NO_ALERTS } from '#server/domain/alert-tally';
import { type EffectiveRules, toEffectiveRules } from '#server/domain/alerts/effective-rules';
import { createBackTest } from '#server/domain/back-test';
import { createCoverage } from '#server/domain/coverage';
import { draftRules } from '#server/domain/draft-rules';
import type { BoardView } from '#server/ports';
import type { BackTestReadings, MeasuredReadings } from '#server/store-port';

/** What holds for a sensor now, and what would. */
export type TwoRules = { now: EffectiveRules; draft: EffectiveRules };

export type BackTestRun = {
  readings: BackTestReadings;
  rules: ReadonlyMap<string, TwoRules>;
  windowSize: number;
  toMs: number;
  /** Asked at each turn. */
  isGivenUp: () => boolean;
};

/** Some milliseconds of judging, in which nobody else has a turn. */
const JUDGED_AT_ONCE = 2000;

/** Null for a sensor that was never heard. */
export function rulesToTry(board: BoardView, { sensorId, patch }: { sensorId: string; patch: RulesPatch }) {
  const settings = board.sensorSettings(sensorId);
  if (settings === null) return null;
  const draft = draftRules(settings, { patch, levels: board.settings() });
  return { now: toEffectiveRules(settings.rules, 0), draft: toEffectiveRules(draft, 0) };
}

/** Judges all that is read, by both rules; null where it was given up. */
export async function runBackTest(run: BackTestRun): Promise<BackTest | null> {
  const { readings, rules, toMs } = run;
  const sum = createSum({ fromMs: readings.fromMs, toMs, sensors: rules.size });
  let sensor: SensorRun | null = null;
  for await (const chunk of readings.chunks) {
    if (sensor?.sensorId !== chunk.sensorId) {
      if (sensor !== null) sum.add(sensor);
      sensor = startSensor(chunk.sensorId, run);
    }
    for (let from = 0; from < chunk.measuredAtMs.length; from += JUDGED_AT_ONCE) {
      sensor.take(chunk, from);
      await nextTurn();
      if (run.isGivenUp()) return null;
    }
  }
  if (sensor !== null) sum.add(sensor);
  return sum.total();
}

type SensorRun = ReturnType<typeof startSensor>;

function startSensor(sensorId: string, { rules, windowSize, toMs }: BackTestRun) {
  const two = rules.get(sensorId);
  if (two === undefined) throw new Error(`Nobody asked for readings of ${sensorId}.`);
  const now = createBackTest(two.now, { windowSize, toMs });
  const draft = createBackTest(two.draft, { windowSize, toMs });
  const coverage = createCoverage(toMs);
  return {
    sensorId,
    take({ measuredAtMs, celsius }: MeasuredReadings, from: number) {
      const to = Math.min(from + JUDGED_AT_ONCE, measuredAtMs.length);
      for (let index = from; index < to; index += 1) {
        const [atMs, value] = [measuredAtMs[index] as number, celsius[index] as number];
        coverage.take(atMs);
        now.take(atMs, value);
        draft.take(atMs, value);
      }
    },
    end: () => ({ now: now.end(), draft: draft.end(), ...coverage.end() }),
  };
}

/** Sensors that have no readings there are asked for, too: the span is covered by so much less. */
function createSum({ fromMs, toMs, sensors }: { fromMs: number; toMs: number; sensors: number }) {
  let [readings, coveredMs] = [0, 0];
  let storedFromMs: number | null = null;
  let sides: { now: BackTestSide; draft: BackTestSide } = { now: NO_ALERTS, draft: NO_ALERTS };
  return {
    add(sensor: SensorRun) {
      const { now, draft, ...coverage } = sensor.end();
      sides = { now: addSides(sides.now, now), draft: addSides(sides.draft, draft) };
      readings += coverage.readings;
      coveredMs += coverage.coveredMs;
      storedFromMs = Math.min(storedFromMs ?? Number.POSITIVE_INFINITY, coverage.fromMs ?? Number.POSITIVE_INFINITY);
    },
    total: (): BackTest => ({
      fromMs,
      toMs,
      storedFromMs,
      storedMs: Math.round(coveredMs / sensors),
      readings,
      ...sides,
    }),
  };
}
