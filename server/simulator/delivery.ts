import type { Clock, Log, ProducedReading, RawMessage, RawSink, ReadingSink } from '#server/ports';

/** Sends invented readings to the log and minds when it refuses them. */
export type Delivery = {
  /** Never waits and never throws: an invented reading that nobody takes is lost, and counted. */
  send(readings: readonly ProducedReading[]): void;
  /** The same with broken messages; they are not counted. */
  sendRaw(messages: readonly RawMessage[]): void;
  /** Resolves once nothing sent so far is under way any more, after 2 s at the latest. */
  settled(): Promise<void>;
  counts(): { taken: number; refused: number };
};

/** An outage must not fill the memory with invented readings: beyond this many under way they are dropped. */
const MAX_UNDER_WAY = 10_000;

/** Longer than a healthy log ever needs, short enough for a process that has 5 s to end. */
const SETTLE_MS = 2000;

/** A log that has taken nothing yet is still starting, beside the sensors: that it refuses until then is no news. In ms. */
const START_MS = 5_000;

export function createDelivery({
  sink,
  clock,
  log,
}: {
  sink: ReadingSink & RawSink;
  clock: Clock;
  log: Log;
}): Delivery {
  const underWay = new Set<Promise<void>>();
  let countUnderWay = 0;
  let taken = 0;
  let refused = 0;
  let refusedInARow = 0;
  let isTold = false;
  const startedAtMs = clock.nowMs();

  function onTaken(count: number): void {
    taken += count;
    if (isTold) log.info('simulator-taken-again', { refusedReadings: refusedInARow });
    refusedInARow = 0;
    isTold = false;
  }

  function onRefused(count: number, error: unknown): void {
    const isStarting = taken === 0 && clock.nowMs() - startedAtMs < START_MS;
    if (!isTold && !isStarting) {
      isTold = true;
      log.warn('simulator-refused', { reason: String(error) });
    }
    refused += count;
    refusedInARow += count;
  }

  function deliver(count: number, append: () => Promise<void>): Promise<void> {
    if (countUnderWay + count > MAX_UNDER_WAY) return Promise.reject(new Error('too much is under way'));
    countUnderWay += count;
    const delivered = append().finally(() => {
      countUnderWay -= count;
    });
    const ended = delivered.then(
      () => void underWay.delete(ended),
      () => void underWay.delete(ended),
    );
    underWay.add(ended);
    return delivered;
  }

  return {
    send(readings) {
      const count = readings.length;
      if (count === 0) return;
      deliver(count, () => sink.append(readings)).then(
        () => onTaken(count),
        (error) => onRefused(count, error),
      );
    },
    sendRaw(messages) {
      if (messages.length === 0) return;
      // Whether the log refuses is told by the readings that go beside them.
      deliver(messages.length, () => sink.appendRaw(messages)).catch(() => undefined);
    },
    async settled() {
      let cancel = () => {};
      const late = new Promise<void>((resolve) => {
        cancel = clock.after(SETTLE_MS, resolve);
      });
      await Promise.race([Promise.all(underWay), late]);
      cancel();
    },
    counts: () => ({ taken, refused }),
  };
}
