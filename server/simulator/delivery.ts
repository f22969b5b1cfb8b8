import type { Clock, Log, ProducedReading, ReadingSink } from '#server/ports';

/** Sends invented readings to the log and minds when it refuses them. */
export type Delivery = {
  /** Never waits and never throws: an invented reading that nobody takes is lost, and counted. */
  send(readings: readonly ProducedReading[]): void;
  /** Resolves once nothing sent so far is under way any more, after 2 s at the latest. */
  settled(): Promise<void>;
  counts(): { taken: number; refused: number };
};

/** An outage must not fill the memory with invented readings: beyond this many under way they are dropped. */
const MAX_UNDER_WAY = 10_000;

/** Longer than a healthy log ever needs, short enough for a process that has 5 s to end. */
const SETTLE_MS = 2000;

export function createDelivery({ sink, clock, log }: { sink: ReadingSink; clock: Clock; log: Log }): Delivery {
  const underWay = new Set<Promise<void>>();
  let readingsUnderWay = 0;
  let taken = 0;
  let refused = 0;
  let refusedInARow = 0;

  function onTaken(count: number): void {
    taken += count;
    if (refusedInARow > 0) log.info('simulator-taken-again', { refusedReadings: refusedInARow });
    refusedInARow = 0;
  }

  function onRefused(count: number, error: unknown): void {
    if (refusedInARow === 0) log.warn('simulator-refused', { reason: String(error) });
    refused += count;
    refusedInARow += count;
  }

  return {
    send(readings) {
      const count = readings.length;
      if (readingsUnderWay + count > MAX_UNDER_WAY) return onRefused(count, 'too many readings are under way');
      readingsUnderWay += count;
      const delivered = sink
        .append(readings)
        .then(
          () => onTaken(count),
          (error) => onRefused(count, error),
        )
        .finally(() => {
          readingsUnderWay -= count;
          underWay.delete(delivered);
        });
      underWay.add(delivered);
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
