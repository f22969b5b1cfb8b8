import type { Board } from '#server/domain/board';
import type { BatchOutcome } from '#server/domain/take-batch';
import type { Frames, Log, Meter } from '#server/ports';
import type { Deliveries } from './deliveries';
import type { FeedKeeper } from './feed-keeper';

export type TellingParts = { feed: FeedKeeper; frames: Frames; deliveries: Deliveries; meter: Meter; log: Log };

/** Who hears of a batch that was taken: browsers, counts, the dead-letter topic and the log; or, read once more, nobody. */
export type Telling = {
  everybody(outcome: BatchOutcome, taken: { messages: number; board: Board }): void;
  /** Only the dead-letter topic, of what it does not have since the first time. */
  nobody(outcome: BatchOutcome): void;
};

export function createTelling({ feed, frames, deliveries, meter, log }: TellingParts): Telling {
  const count = ({ changes, write }: BatchOutcome, messages: number) => {
    const last = write.rejections.at(-1);
    for (const { code } of write.rejections) meter.rejection(code);
    meter.readings(changes.length);
    feed.taken({
      messages,
      readings: changes.length,
      rejections: write.rejections.length,
      lastRejection: last ? { code: last.code, message: last.message } : null,
    });
  };

  const warnOfSpanning = (board: Board) => {
    for (const sensorId of board.newlySpanning()) {
      log.warn('sensor-spans-partitions', {
        sensorId,
        advice: 'Its readings are ordered as they arrive; key its messages by sensor id to keep them in log order.',
      });
    }
  };

  return {
    everybody(outcome, { messages, board }) {
      for (const change of outcome.changes) frames.push(change);
      count(outcome, messages);
      warnOfSpanning(board);
      deliveries.send(outcome.write.rejections);
    },
    nobody({ write }) {
      for (const rejection of write.rejections) {
        rejection.isDelivered = deliveries.hasArrived({ ...rejection, offset: rejection.record.offset });
      }
      deliveries.send(write.rejections.filter(({ isDelivered }) => !isDelivered));
    },
  };
}
