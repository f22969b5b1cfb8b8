import type { LogRecord } from '#server/ports';

/** What a fetch brings: all there is between `fetchedOffset` and `next`. */
export type Fetched = {
  fetchedOffset: number;
  records: readonly LogRecord[];
  next: number;
  highWatermark: number;
  low: number;
};

type Partition = { records: LogRecord[]; low: number; high: number; committed: number | null };

/** A topic that may lose its old records, be compacted, and be deleted and made again. */
export type SimTopic = {
  readonly name: string;
  readonly partitions: readonly number[];
  append(partition: number, record: Omit<LogRecord, 'offset'>): LogRecord;
  /** Null: nothing there yet. */
  fetch(partition: number, offset: number): Fetched | null;
  ends(partition: number): { low: number; high: number; committed: number | null };
  /** The group's offset: a hint. */
  commit(partition: number, offset: number): void;
  expire(partition: number, below: number): void;
  compact(partition: number, offset: number): void;
  makeAgain(): void;
  /** What nobody has deleted. */
  present(): { partition: number; record: LogRecord }[];
};

export function createSimTopic(count: number, name = 'kafka-sim'): SimTopic {
  const partitions = Array.from({ length: count }, (_, index) => index);
  let kept = partitions.map(emptyPartition);
  const of = (partition: number) => kept[partition] as Partition;
  return {
    name,
    partitions,
    append(partition, fields) {
      const record = { ...fields, offset: of(partition).high };
      of(partition).records.push(record);
      of(partition).high += 1;
      return record;
    },
    fetch(partition, offset) {
      const { records, low, high } = of(partition);
      const fetchedOffset = offset < low || offset > high ? low : offset;
      if (fetchedOffset === high && high >= offset) return null;
      const found = records.filter((record) => record.offset >= fetchedOffset);
      return { fetchedOffset, records: found, next: high, highWatermark: high, low };
    },
    ends(partition) {
      const { low, high, committed } = of(partition);
      return { low, high, committed };
    },
    commit(partition, offset) {
      of(partition).committed = offset;
    },
    expire(partition, below) {
      const held = of(partition);
      held.low = Math.min(held.high, Math.max(held.low, below));
      held.records = held.records.filter(({ offset }) => offset >= held.low);
    },
    compact(partition, offset) {
      of(partition).records = of(partition).records.filter((record) => record.offset !== offset);
    },
    makeAgain() {
      kept = partitions.map(emptyPartition);
    },
    present: () => kept.flatMap(({ records }, partition) => records.map((record) => ({ partition, record }))),
  };
}

function emptyPartition(): Partition {
  return { records: [], low: 0, high: 0, committed: null };
}
