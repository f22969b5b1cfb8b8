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
  take(partition: number, handling: Promise<void>): void;
};

export function createPartitionBook(): PartitionBook {
  let assigned: ReadonlySet<number> = new Set();
  const positions = new Map<number, Position>();
  const inHand = new Map<number, Promise<void>>();
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
    set: (partition, position) => void positions.set(partition, position),
    inHand: (partition) => inHand.get(partition) ?? Promise.resolve(),
    take(partition, handling) {
      const settled = handling.then(
        () => undefined,
        () => undefined,
      );
      inHand.set(partition, settled);
    },
  };
}
