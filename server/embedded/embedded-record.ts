import { IDEMPOTENCY_HEADER } from '#server/domain/idempotency';
import type { LogRecord, ProducedReading, RawMessage } from '#server/ports';

/** A record that has no offset yet. */
export type EmbeddedRecord = Omit<LogRecord, 'offset'>;

const encoder = new TextEncoder();

/** Bytes as on Kafka, so that both logs take the same road. `postedAs` null: the reading has no idempotency key. */
export function toEmbeddedRecord(
  { sensorId, celsius, measuredAtMs }: ProducedReading,
  { timestampMs, postedAs }: { timestampMs: number; postedAs: string | null },
): EmbeddedRecord {
  const timestamp = measuredAtMs ?? undefined;
  return {
    timestampMs,
    key: encoder.encode(sensorId),
    value: encoder.encode(JSON.stringify({ sensorId, temperature: celsius, timestamp })),
    headers: postedAs === null ? {} : { [IDEMPOTENCY_HEADER]: encoder.encode(postedAs) },
  };
}

/** A message as it is, whatever it says. */
export function rawRecord({ key, value }: RawMessage, timestampMs: number): EmbeddedRecord {
  return { timestampMs, key: key === null ? null : encoder.encode(key), value, headers: {} };
}
