import type { Feed } from '#protocol/feed';
import type { Change } from '#server/domain/change';
import type { Frames } from '#server/ports';

/** Frames that keep what they are given, in order. */
export type RecordingFrames = Frames & {
  readonly changes: Change[];
  readonly feeds: { feed: Feed; isStep: boolean }[];
  /** How many changes there were at each flush. */
  readonly flushes: number[];
  /** How many changes there were when everybody got a snapshot. */
  readonly snapshots: number[];
  temperatures(): number[];
};

export function createRecordingFrames(): RecordingFrames {
  const changes: Change[] = [];
  const feeds: { feed: Feed; isStep: boolean }[] = [];
  const flushes: number[] = [];
  const snapshots: number[] = [];
  return {
    ...{ changes, feeds, flushes, snapshots },
    push: (change) => void changes.push(change),
    feed: (feed, isStep) => void feeds.push({ feed, isStep }),
    flush: () => flushes.push(changes.length),
    showAnew: () => void snapshots.push(changes.length),
    temperatures: () => changes.flatMap(({ reading }) => (reading === null ? [] : [reading.point[1]])),
  };
}
