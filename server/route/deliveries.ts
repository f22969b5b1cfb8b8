import type { KeptRejection, RecordPlace } from '#server/domain/write-batch';
import type { RejectionSink } from '#server/ports';

/** Rejections on their way to the dead-letter topic. */
export type Deliveries = {
  /** Sends them, in order, for as long as it takes. */
  send(rejections: readonly KeptRejection[]): void;
  /** Resolves when there is room for more. */
  room(): Promise<void>;
  isPending(place: RecordPlace): boolean;
};

/** What may wait in memory: a topic that nobody may write to holds the readings up before it fills the memory. */
const MAX_PENDING_BYTES = 8 * 1024 * 1024;

/** `delivered` is told what has arrived. What the sink gives up, because it stops, is sent again by the next process. */
export function createDeliveries(parts: { sink: RejectionSink; delivered(places: RecordPlace[]): void }): Deliveries {
  const pending = new Set<string>();
  let pendingBytes = 0;
  const waiting: (() => void)[] = [];

  const settle = (rejections: readonly KeptRejection[]) => {
    for (const rejection of rejections) pending.delete(nameOf(placeOf(rejection)));
    pendingBytes -= bytesOf(rejections);
    if (pendingBytes > MAX_PENDING_BYTES) return;
    for (const resolve of waiting.splice(0)) resolve();
  };

  return {
    send(rejections) {
      if (rejections.length === 0) return;
      for (const rejection of rejections) pending.add(nameOf(placeOf(rejection)));
      pendingBytes += bytesOf(rejections);
      parts.sink.keep(rejections).then(
        () => {
          settle(rejections);
          parts.delivered(rejections.map(placeOf));
        },
        () => settle(rejections),
      );
    },
    room() {
      if (pendingBytes <= MAX_PENDING_BYTES) return Promise.resolve();
      return new Promise((resolve) => waiting.push(resolve));
    },
    isPending: (place) => pending.has(nameOf(place)),
  };
}

function placeOf({ logId, partition, record }: KeptRejection): RecordPlace {
  return { logId, partition, offset: record.offset };
}

const nameOf = ({ logId, partition, offset }: RecordPlace) => `${logId}/${partition}/${offset}`;

function bytesOf(rejections: readonly KeptRejection[]): number {
  return rejections.reduce((sum, { record }) => sum + (record.key?.length ?? 0) + (record.value?.length ?? 0), 0);
}
