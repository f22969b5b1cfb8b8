import type { LogRecord, RecordBatch, SourceListener, SourceStatus } from '#server/ports';

/** A listener that keeps all it hears, in order. */
export type RecordingListener = SourceListener & {
  readonly heard: (LogRecord & { partition: number })[];
  readonly logIds: ReadonlySet<string>;
  readonly lostPartitions: number[][];
  readonly statuses: SourceStatus[];
  /** The values as text, in the order they came. */
  values(): (string | null)[];
  lastStatus(): SourceStatus | undefined;
  /** Until `release`, `records` does not resolve. */
  hold(): { release(): void };
};

export function recordingListener(): RecordingListener {
  const heard: (LogRecord & { partition: number })[] = [];
  const logIds = new Set<string>();
  const lostPartitions: number[][] = [];
  const statuses: SourceStatus[] = [];
  let gate = Promise.resolve();
  return {
    heard,
    logIds,
    lostPartitions,
    statuses,
    values: () => heard.map(({ value }) => (value === null ? null : Buffer.from(value).toString())),
    lastStatus: () => statuses.at(-1),
    hold() {
      let release = () => {};
      gate = new Promise((resolve) => {
        release = resolve;
      });
      return { release };
    },
    async records({ logId, partition, records }: RecordBatch) {
      logIds.add(logId);
      heard.push(...records.map((record) => ({ ...record, partition })));
      await gate;
    },
    lost: (partitions) => void lostPartitions.push([...partitions]),
    status: (status) => void statuses.push(status),
  };
}
