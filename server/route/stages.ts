import { type BoardView, viewOf } from '#server/domain/board';
import type { BoardOptions } from '#server/domain/board-state';
import { beginLogAnew, emptyStage, hasCaughtUp, type Stage } from '#server/domain/stage';

/**
 * The stage that browsers see and, while something was shown and not stored, a second one that reads it once more for
 * the store. Where the two meet the second becomes the shown one.
 */
export type Stages = {
  readonly view: BoardView;
  shown(): Stage;
  /** The one the source feeds. */
  fed(): Stage;
  isCatchingUp(): boolean;
  /** Begins with what was loaded; true when it is shown at once. */
  begin(stage: Stage, options: { atOnce: boolean }): boolean;
  /** True when the second one has just met the shown one, or `isAtEnd`, and is shown now. */
  meet(options?: { isAtEnd: boolean }): boolean;
  /** Gives the second one up. */
  abandon(): void;
  /** The log of this partition is another one, which ends at `highOffset`. */
  madeAgain(partition: number, highOffset: number): void;
  clear(): void;
};

export function createStages(options: BoardOptions): Stages {
  let shown = emptyStage(options);
  let following: Stage | null = null;
  const show = (stage: Stage): true => {
    shown = stage;
    following = null;
    return true;
  };
  return {
    view: viewOf(() => shown.board, options.windowSize),
    shown: () => shown,
    fed: () => following ?? shown,
    isCatchingUp: () => following !== null,
    begin(stage, { atOnce }) {
      if (atOnce || hasCaughtUp(stage, shown)) return show(stage);
      following = stage;
      return false;
    },
    meet: ({ isAtEnd } = { isAtEnd: false }) =>
      following !== null && (isAtEnd || hasCaughtUp(following, shown)) && show(following),
    abandon() {
      following = null;
    },
    madeAgain(partition, highOffset) {
      beginLogAnew(following ?? shown, partition);
      // The shown one may have met the new log already; where it stands beyond its end it has not.
      const isBeyond = (shown.places.get(partition)?.next ?? 0) > highOffset;
      if (following !== null && isBeyond) beginLogAnew(shown, partition);
    },
    clear() {
      show(emptyStage(options));
    },
  };
}
