import type { Reading } from '#server/domain/parse-reading';
import type { Heard } from '#server/domain/take-reading';

/** 2026-01-15T12:00:00Z: the moment tests take for now. */
export const TEST_NOW_MS = 1_768_478_400_000;

/** A reading of `freezer-1` at 20 °C, measured now, but for what the test says. */
export function aReading(fields: Partial<Reading> = {}): Reading {
  return { sensorId: 'freezer-1', celsius: 20, measuredAtMs: TEST_NOW_MS, ...fields };
}

/** Heard now at offset 0 of partition 0 of `test-log`, but for what the test says. */
export function heardAt(fields: Partial<Heard> = {}): Heard {
  const nowMs = fields.nowMs ?? TEST_NOW_MS;
  return { logId: 'test-log', partition: 0, offset: 0, loggedAtMs: nowMs, ...fields, nowMs };
}
