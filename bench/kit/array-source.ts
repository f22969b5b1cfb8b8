import type { LogRecord, ReadingSource, SourceListener } from '#server/ports';
import { loadReading } from './load';

/** As many as the Kafka source hands on at once. */
const RECORDS_A_BATCH = 2000;

/** The load as a source of its own: no broker, no network, only the records in order. */
export function createArraySource(count: number): ReadingSource {
  const records = loadRecords(count);
  return {
    kind: 'kafka',
    async start(listener) {
      void handOn(records, listener);
    },
    rewind() {},
    partitions: () => [],
    stop: async () => undefined,
  };
}

async function handOn(records: readonly LogRecord[], listener: SourceListener): Promise<void> {
  await listener.assigned('bench', [0]);
  for (let from = 0; from < records.length; from += RECORDS_A_BATCH) {
    const batch = records.slice(from, from + RECORDS_A_BATCH);
    await listener.records({ partition: 0, records: batch, from, next: from + batch.length, last: null });
    await new Promise(setImmediate);
  }
}

function loadRecords(count: number): LogRecord[] {
  const endMs = Date.now();
  return Array.from({ length: count }, (_, offset) => {
    const { sensorId, celsius, measuredAtMs } = loadReading(offset, { count, endMs });
    const value = Buffer.from(JSON.stringify({ temperature: celsius }));
    return { offset, timestampMs: measuredAtMs, key: Buffer.from(sensorId), value, headers: {} };
  });
}
