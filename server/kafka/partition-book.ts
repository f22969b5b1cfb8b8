import type { Position } from './position';

/** Which partitions are ours and how far we are in each; it outlives the consumers that read them. */
export type PartitionBook = {
  readonly assigned: ReadonlySet<number>;
  readonly positions: ReadonlyMap<number, Position>;
  /** Takes a new assignment; returns those that were ours and no longer are, forgotten now. */
  assign(partitions: readonly number[]): number[];
  set(partition: number, position: Position): void;
  /** The records of a partition that are being handled; whoever comes next waits for them. */
  inHand(partition: number): Promise<void>;
  /** `handling` never rejects. */
  take(partition: number, handling: Promise<unknown>): void;
  /** The records at our place were refused: how often by now, without moving on. */
  refused(partition: number): number;
};

export function createPartitionBook(): PartitionBook {
  let assigned: ReadonlySet<number> = new Set();
  const positions = new Map<number, Position>();
  const inHand = new Map<number, Promise<void>>();
  const refusals = new Map<number, number>();
  return {
    get assigned() {
      return assigned;
    },
    positions,
    assign(partitions) {
      const next = new Set(partitions);
      const lost = [...assigned].filter((partition) => !next.has(partition));
      for (const partition of lost) positions.delete(partition);
      assigned = next;
      return lost;
    },
    set(partition, position) {
      positions.set(partition, position);
      refusals.delete(partition);
    },
    inHand: (partition) => inHand.get(partition) ?? Promise.resolve(),
    take: (partition, handling) =>
      void inHand.set(
        partition,
        handling.then(() => undefined),
      ),
    refused(partition) {
      const times = (refusals.get(partition) ?? 0) + 1;
      refusals.set(partition, times);
      return times;
    },
  };
}
