import type { Alert, AlertStep } from '#protocol/alert';
import { NO_DETAILS } from '#protocol/resolve-rules';
import type { SensorDetails } from '#protocol/settings';
import type { SettingsChanged, SettingsContent } from '#server/domain/settings-change';
import { emptyBatch, type WriteBatch } from '#server/domain/write-batch';
import { TEST_NOW_MS } from './readings';

type BatchFields = Partial<Omit<WriteBatch, 'readings'>> & {
  /** Readings of one sensor, one a second, from ordinal `firstN` at offset `firstN - 1` of partition 0. */
  readings?: { sensorId?: string; firstN: number; celsius: readonly number[] };
};

/** A batch as the board makes it of `log` partition 0. */
export function aBatch({ readings, ...fields }: BatchFields = {}): WriteBatch {
  const batch = { ...emptyBatch(TEST_NOW_MS), ...fields };
  if (readings === undefined) return batch;
  const { sensorId = 'freezer-1', firstN, celsius } = readings;
  celsius.forEach((value, index) => {
    const n = firstN + index;
    batch.readings.sensorIds.push(sensorId);
    batch.readings.ns.push(n);
    batch.readings.measuredAtMs.push(TEST_NOW_MS + n * 1000);
    batch.readings.celsius.push(value);
    batch.readings.averages.push(null);
    batch.readings.logIds.push('log');
    batch.readings.partitions.push(0);
    batch.readings.offsets.push(n - 1);
    batch.readings.clocksMs.push(TEST_NOW_MS + n * 1000);
    batch.readings.intervalsMs.push(n === 1 ? null : 1000);
  });
  const next = firstN - 1 + celsius.length;
  batch.places.push({ partition: 0, logId: 'log', from: firstN === 1 ? null : firstN - 1, next, last: null });
  return batch;
}

/** An alert of `freezer-1` that is open since reading 1, but for what the test says. */
export function anAlert(fields: Partial<Alert> = {}): Alert {
  return {
    id: 'log-0-0-high-1',
    sensorId: 'freezer-1',
    kind: 'high',
    severity: 'critical',
    thresholdCelsius: 40,
    afterMs: null,
    cause: null,
    sinceMs: TEST_NOW_MS + 1000,
    openedAtMs: TEST_NOW_MS + 1000,
    openedCelsius: 41,
    peakCelsius: 41,
    readings: 1,
    backSinceMs: null,
    endedAtMs: null,
    endReason: null,
    acknowledgedAtMs: null,
    acknowledgedBy: null,
    snoozedUntilMs: null,
    ...fields,
  };
}

/** Something that happened to `anAlert()`. */
export function aStep(kind: AlertStep['kind'], fields: Partial<AlertStep> = {}): AlertStep {
  return {
    alertId: 'log-0-0-high-1',
    kind,
    atMs: TEST_NOW_MS,
    by: null,
    note: null,
    untilMs: null,
    celsius: null,
    ...fields,
  };
}

type ChangeFields = Partial<Omit<SettingsChanged, 'before' | 'after'>> & {
  /** Null: it says nothing of limits. */
  high?: number | null;
  details?: Partial<SensorDetails>;
  before?: SettingsContent | null;
};

/** A change by `ana` of what is said for all sensors, or for the level that the test names. */
export function aSettingsChange(
  version: number,
  { high = null, details, ...fields }: ChangeFields = {},
): SettingsChanged {
  const changed = { version, changedAtMs: TEST_NOW_MS, changedBy: 'ana' };
  const limits = { ...changed, high, low: null, changedAtMs: fields.changedAtMs ?? TEST_NOW_MS };
  const after = {
    rules: high === null ? {} : { limits },
    details: details === undefined ? null : { ...NO_DETAILS, ...details },
  };
  return { ...changed, scope: 'all', scopeId: '', before: null, after, ...fields };
}
