import { judgedAverage } from './judged-average';
import type { SensorState } from './sensor-state';

/** Remembers what a sensor shows as what it showed before its next reading, which is yet to come. */
export function keepBefore(sensor: SensorState): void {
  const { celsius, clockMs, intervalMs, before } = sensor;
  const average = judgedAverage(sensor);
  if (before === null) {
    sensor.before = { celsius, average, clockMs, intervalMs };
    return;
  }
  before.celsius = celsius;
  before.average = average;
  before.clockMs = clockMs;
  before.intervalMs = intervalMs;
}
