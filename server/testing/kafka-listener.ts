import type { LogEvent, LogRecord, Place, SourceListener, SourceStatus } from '#server/ports';

/** A listener that keeps all it hears, in order, with a store of places that a test can make misbehave. */
export type RecordingListener = SourceListener & {
  readonly heard: (LogRecord & { partition: number })[];
  readonly logNames: ReadonlySet<string>;
  readonly lostPartitions: number[][];
  readonly events: LogEvent[];
  readonly statuses: SourceStatus[];
  /** Where the store stands. A listener that is given another's goes on behind it. */
  readonly stored: Map<number, Place>;
  /** How often records came that did not begin where we stood. */
  misplaced(): number;
  /** While false nothing reaches the store, and `stored` resolves false. */
  setStoring(isStoring: boolean): void;
  /** The next records are taken for misplaced whatever they say. */
  misplaceNext(): void;
  /** The values as text, in the order they came. */
  values(): (string | null)[];
  lastStatus(): SourceStatus | undefined;
  /** Until `release`, `records` does not resolve. */
  hold(): Held;
  /** Until `release`, `assigned` does not resolve. */
  holdAssigned(): Held;
};

type Held = { release(): void };

export function recordingListener(stored = new Map<number, Place>()): RecordingListener {
  const heard: (LogRecord & { partition: number })[] = [];
  const logNames = new Set<string>();
  const lostPartitions: number[][] = [];
  const events: LogEvent[] = [];
  const statuses: SourceStatus[] = [];
  const board = new Map<number, Place>();
  const records = createGate();
  const assigned = createGate();
  let isStoring = true;
  let mustMisplace = false;
  let misplaced = 0;

  function isInPlace(partition: number, from: number): boolean {
    const next = board.get(partition)?.next ?? null;
    if (!mustMisplace) return next === null || next === from;
    mustMisplace = false;
    return false;
  }

  return {
    heard,
    logNames,
    lostPartitions,
    events,
    statuses,
    stored,
    misplaced: () => misplaced,
    setStoring(next) {
      isStoring = next;
    },
    misplaceNext() {
      mustMisplace = true;
    },
    values: () => heard.map(({ value }) => (value === null ? null : Buffer.from(value).toString())),
    lastStatus: () => statuses.at(-1),
    hold: records.hold,
    holdAssigned: assigned.hold,
    async assigned(logName, partitions) {
      logNames.add(logName);
      await assigned.passed();
      board.clear();
      for (const partition of partitions) {
        const place = stored.get(partition);
        if (place !== undefined) board.set(partition, place);
      }
      return new Map(board);
    },
    async records({ partition, records: batch, from, next, last }) {
      if (!isInPlace(partition, from)) {
        misplaced += 1;
        return 'misplaced';
      }
      heard.push(...batch.map((record) => ({ ...record, partition })));
      const place = { logId: 'log', next, last: last ?? board.get(partition)?.last ?? null };
      board.set(partition, place);
      if (isStoring) stored.set(partition, place);
      const outcome = { stored: Promise.resolve(isStoring) };
      await records.passed();
      return outcome;
    },
    noticed(event) {
      events.push(event);
      if (event.kind === 'topic-recreated') board.delete(event.partition);
    },
    lost: (partitions) => void lostPartitions.push([...partitions]),
    status: (status) => void statuses.push(status),
  };
}

function createGate() {
  let gate = Promise.resolve();
  return {
    passed: () => gate,
    hold(): Held {
      let release = () => {};
      gate = new Promise((resolve) => {
        release = resolve;
      });
      return { release };
    },
  };
}
