import type { Alert } from '#protocol/alert';
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
    openedAtMs: TEST_NOW_MS + 1000,
    openedCelsius: 41,
    peakCelsius: 41,
    readings: 1,
    endedAtMs: null,
    endReason: null,
    ...fields,
  };
}
