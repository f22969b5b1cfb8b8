import { IDEMPOTENCY_HEADER } from '#server/domain/idempotency';
import { emptyStage, type Stage } from '#server/domain/stage';
import type { TakenRecords } from '#server/domain/take-batch';
import type { Place } from '#server/domain/write-batch';
import type { LogRecord } from '#server/ports';
import { TEST_NOW_MS } from './readings';

const encoder = new TextEncoder();

/** A stage with a small board that stands at these places. */
export function aStage(places: Record<number, Partial<Place>> = { 0: {} }): Stage {
  const stage = emptyStage({ windowSize: 3, maxSensors: 2, defaultLimits: { high: 40, low: null } });
  for (const [partition, place] of Object.entries(places)) {
    stage.places.set(Number(partition), { logId: 'log', next: null, last: null, ...place });
  }
  return stage;
}

/** What a record says; text: its value, number: a temperature of `freezer-1`; null: a tombstone. */
export type Said = string | number | null | { value: string | number; key: string };

/** Records of partition 0 with these values, from `from` on. */
export function aTaken(values: readonly Said[], fields: Partial<TakenRecords> = {}): TakenRecords {
  const { from = 0 } = fields;
  return {
    partition: 0,
    records: values.map((value, index) => aRecord(value, from + index)),
    from,
    next: from + values.length,
    last: null,
    ...fields,
  };
}

export function aRecord(said: Said, offset: number): LogRecord {
  const { value, key } = said !== null && typeof said === 'object' ? said : { value: said, key: null };
  const text = typeof value === 'number' ? JSON.stringify({ sensorId: 'freezer-1', temperature: value }) : value;
  return {
    offset,
    timestampMs: TEST_NOW_MS,
    key: null,
    value: text === null ? null : encoder.encode(text),
    headers: key === null ? {} : { [IDEMPOTENCY_HEADER]: encoder.encode(key) },
  };
}
