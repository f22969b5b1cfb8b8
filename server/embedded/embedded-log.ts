import type { Clock, LogRecord, ProducedReading, ReadingSink, ReadingSource, SourceListener } from '#server/ports';

/** The in-process log: what is appended is handed to the listener, in order, and then forgotten. */
export type EmbeddedLog = ReadingSource & ReadingSink;

export type EmbeddedLogOptions = {
  clock: Clock;
  /** Random text of this process, safe in a URL: the offsets of another run start at 0 too and mean other records. */
  incarnation: string;
  /** Most records that may wait for the listener at once. */
  maxWaitingRecords?: number;
};

/** A hundred full POSTs: about 20 MB when records are as large as they get here. */
const MAX_WAITING_RECORDS = 100_000;

const encoder = new TextEncoder();

/**
 * A log of one partition, 0, that stands in for the topic. Its records are bytes as on Kafka, so that both take the
 * same road. `append` resolves once the listener has taken the records; it rejects with code `sink-unavailable` before
 * `start`, after `stop`, when too many records wait, and when the listener is stopping.
 */
export function createEmbeddedLog(options: EmbeddedLogOptions): EmbeddedLog {
  const { clock, incarnation, maxWaitingRecords = MAX_WAITING_RECORDS } = options;
  const logId = `embedded-${incarnation}`;
  let listener: SourceListener | null = null;
  let nextOffset = 0;
  let waitingRecords = 0;
  let lastTurn: Promise<unknown> = Promise.resolve();

  async function handOver(to: SourceListener, records: LogRecord[]): Promise<void> {
    const turn = lastTurn.then(() => to.records({ logId, partition: 0, records }));
    // The next one's turn comes whatever became of this one; its own `append` tells.
    lastTurn = Promise.allSettled([turn]);
    waitingRecords += records.length;
    try {
      await turn;
    } catch (cause) {
      throw unavailable('The server is stopping and takes no readings. Send them again once it runs.', cause);
    } finally {
      waitingRecords -= records.length;
    }
  }

  return {
    kind: 'embedded',
    async start(to) {
      listener = to;
      to.status({ connected: true, topicFound: true, lagMessages: 0, complete: true });
    },
    async stop() {
      listener = null;
      await lastTurn;
    },
    async append(readings) {
      if (listener === null) throw unavailable('The embedded log is not running. Send the readings again once it is.');
      if (readings.length === 0) return;
      if (waitingRecords + readings.length > maxWaitingRecords) {
        throw unavailable('More readings wait than the embedded log holds. Send them again in a second, more slowly.');
      }
      const records = readings.map((reading) =>
        toRecord(reading, { offset: nextOffset++, timestampMs: clock.nowMs() }),
      );
      await handOver(listener, records);
    },
  };
}

function toRecord(reading: ProducedReading, place: { offset: number; timestampMs: number }): LogRecord {
  const { sensorId, celsius, measuredAtMs } = reading;
  const timestamp = measuredAtMs ?? undefined;
  return {
    ...place,
    key: encoder.encode(sensorId),
    value: encoder.encode(JSON.stringify({ sensorId, temperature: celsius, timestamp })),
    headers: {},
  };
}

function unavailable(message: string, cause?: unknown): Error {
  return Object.assign(new Error(message, { cause }), { code: 'sink-unavailable' });
}
