import type { BackTestSide } from '#protocol/back-test';
import { type AlertTally, countJudgement, createTally, sumTally } from './alert-tally';
import type { EffectiveRules } from './alerts/effective-rules';
import { nextInterval, overdueAfterMs } from './alerts/rhythm';
import { isPlainlyCalm, judgeShown, judgeWaiting } from './judge-sensor';
import { keepBefore } from './keep-before';
import { createSensorState, type SensorState } from './sensor-state';
import { slide } from './sliding-window';

/** What a set of rules would have raised for one sensor, reading by reading. */
export type BackTest = {
  /** The next reading in order of measuring. */
  take(measuredAtMs: number, celsius: number): void;
  /** Lets time pass to the end of the span; what is open then counts until there. */
  end(): BackTestSide;
};

/** `toMs`: the end of the span. */
export type BackTestOptions = { windowSize: number; toMs: number };

/** As often as the board lets time pass, in ms. */
const TICK_MS = 1000;

const NOWHERE = { sensorId: '', logId: 'back-test', partition: 0, offset: 0 };

/**
 * Runs the board's own machine over readings of the past. The measured time stands for that of arrival, and nothing is
 * known of what was before the first one.
 */
export function createBackTest(rules: EffectiveRules, { windowSize, toMs }: BackTestOptions): BackTest {
  const first = { ...NOWHERE, celsius: 0, measuredAtMs: 0 };
  const sensor = createSensorState(first, { windowSize, rules, quietUntilMs: null });
  const tally = createTally();
  return {
    take(measuredAtMs, celsius) {
      if (sensor.n > 0) passTime(sensor, { toMs: measuredAtMs - 1, tally });
      show(sensor, { measuredAtMs, celsius, tally });
    },
    end() {
      if (sensor.n > 0) passTime(sensor, { toMs, tally });
      return sumTally(tally, { open: sensor.open, toMs });
    },
  };
}

function show(
  sensor: SensorState,
  { measuredAtMs, celsius, tally }: { measuredAtMs: number; celsius: number; tally: AlertTally },
): void {
  if (sensor.n > 0) {
    if (!isPlainlyCalm(sensor, celsius)) keepBefore(sensor);
    sensor.intervalMs = nextInterval(sensor.intervalMs, measuredAtMs - sensor.measuredAtMs);
  }
  sensor.n += 1;
  sensor.celsius = celsius;
  sensor.measuredAtMs = measuredAtMs;
  sensor.clockMs = measuredAtMs;
  sensor.heardAtMs = measuredAtMs;
  if (sensor.rules.judgedOn === 'average') sensor.average = slide(sensor.window, celsius);
  keep(sensor, judgeShown(sensor, sensor.before), tally);
}

/** Nothing comes of time but at its end: timers tell when they ran out, whenever they are asked. */
function passTime(sensor: SensorState, { toMs, tally }: { toMs: number; tally: AlertTally }): void {
  const heardAtMs = sensor.measuredAtMs;
  const waitedMs = Math.floor((toMs - heardAtMs) / TICK_MS) * TICK_MS;
  if (waitedMs <= 0) return;
  const afterMs = overdueAfterMs(sensor.rules.noData, sensor);
  const isOverdue = afterMs !== null && waitedMs >= afterMs;
  const overdue = isOverdue ? { sinceMs: heardAtMs, afterMs, version: '' } : null;
  keep(sensor, judgeWaiting(sensor, { nowMs: heardAtMs + waitedMs, overdue }), tally);
}

function keep(sensor: SensorState, judgement: ReturnType<typeof judgeShown>, tally: AlertTally): void {
  if (judgement === null) return;
  sensor.open = judgement.open;
  sensor.alertState = judgement.state;
  countJudgement(tally, judgement);
}
