import { type Board, createBoard } from './board';
import type { BoardOptions } from './board-state';
import { nextIncarnation, splitLogId } from './log-id';
import type { StoredBoard } from './stored-board';
import type { Place } from './write-batch';

/** A board and where it stands in the log. What browsers see is one; what catches up behind it another. */
export type Stage = {
  board: Board;
  /** By partition; each we were given has one. */
  places: Map<number, Place>;
  /** Keys of posted records with the server's time when they came, oldest first. */
  keys: Map<string, number>;
};

/** A stage that knows nothing and stands nowhere. */
export function emptyStage(options: BoardOptions): Stage {
  return { board: createBoard(options), places: new Map(), keys: new Map() };
}

/** A stage as the store has it, with a place for each of `partitions`: new ones begin wherever their log does. */
export function restoreStage(
  options: BoardOptions,
  stored: {
    board: StoredBoard;
    places: ReadonlyMap<number, Place>;
    keys: readonly { key: string; atMs: number }[];
    logName: string;
    partitions: readonly number[];
  },
): Stage {
  const unread: Place = { logId: stored.logName, next: null, last: null };
  return {
    board: createBoard(options, stored.board),
    places: new Map(stored.partitions.map((partition) => [partition, stored.places.get(partition) ?? unread])),
    keys: new Map(stored.keys.map(({ key, atMs }) => [key, atMs])),
  };
}

/** The log of this partition is another one under the same name: reading goes on at whatever comes next. */
export function beginLogAnew({ places }: Stage, partition: number): void {
  const place = places.get(partition);
  if (place !== undefined) places.set(partition, { logId: nextIncarnation(place.logId), next: null, last: null });
}

/** True where `stage` has read at least as far as `shown` in every partition both know. */
export function hasCaughtUp(stage: Stage, shown: Stage): boolean {
  for (const [partition, seen] of shown.places) {
    const place = stage.places.get(partition);
    if (place !== undefined && !hasReached(place, seen)) return false;
  }
  return true;
}

// A log that was made again since has other offsets, and will perhaps never be as long.
function hasReached(place: Place, seen: Place): boolean {
  if (seen.next === null || splitLogId(place.logId).incarnation > splitLogId(seen.logId).incarnation) return true;
  return (place.next ?? -1) >= seen.next;
}
