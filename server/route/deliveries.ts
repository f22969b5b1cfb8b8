import type { KeptRejection, RecordPlace } from '#server/domain/write-batch';
import type { RejectionSink } from '#server/ports';

/** Rejections on their way to the dead-letter topic. */
export type Deliveries = {
  /** Sends those that are neither under way nor there, in order, for as long as it takes. */
  send(rejections: readonly KeptRejection[]): void;
  /** Resolves when there is room for more. */
  room(): Promise<void>;
  /** True for one that is on the dead-letter topic and not known there by the store. */
  hasArrived(place: RecordPlace): boolean;
};

export type DeliveryParts = {
  sink: RejectionSink;
  /** Told what has arrived; resolves with whether that is stored. */
  arrived(places: RecordPlace[]): Promise<boolean>;
};

/** What may wait in memory: a topic that nobody may write to holds the readings up before it fills the memory. */
const MAX_PENDING_BYTES = 8 * 1024 * 1024;

/** About 2 MB. Beyond it the oldest are forgotten, and sent once more. */
const MAX_ARRIVED = 20_000;

/** What the sink gives up, because it stops, is sent again by the next process. */
export function createDeliveries({ sink, arrived: tell }: DeliveryParts): Deliveries {
  const pending = new Set<string>();
  // Read once more for the store, because it was not stored the first time, a rejection need not be sent once more.
  const arrived = new Set<string>();
  let pendingBytes = 0;
  const waiting: (() => void)[] = [];

  const settle = (rejections: readonly KeptRejection[]) => {
    for (const rejection of rejections) pending.delete(nameOf(placeOf(rejection)));
    pendingBytes -= bytesOf(rejections);
    if (pendingBytes > MAX_PENDING_BYTES) return;
    for (const resolve of waiting.splice(0)) resolve();
  };

  const report = async (rejections: readonly KeptRejection[]) => {
    const places = rejections.map(placeOf);
    for (const place of places) arrived.add(nameOf(place));
    for (const oldest of arrived) {
      if (arrived.size <= MAX_ARRIVED) break;
      arrived.delete(oldest);
    }
    if (await tell(places)) for (const place of places) arrived.delete(nameOf(place));
  };

  const isThere = (rejection: KeptRejection) => arrived.has(nameOf(placeOf(rejection)));
  const isUnderWay = (rejection: KeptRejection) => pending.has(nameOf(placeOf(rejection)));

  return {
    send(rejections) {
      const known = rejections.filter(isThere);
      if (known.length > 0) void report(known);
      const sent = rejections.filter((rejection) => !isThere(rejection) && !isUnderWay(rejection));
      if (sent.length === 0) return;
      for (const rejection of sent) pending.add(nameOf(placeOf(rejection)));
      pendingBytes += bytesOf(sent);
      sink.keep(sent).then(
        () => {
          settle(sent);
          void report(sent);
        },
        () => settle(sent),
      );
    },
    room() {
      if (pendingBytes <= MAX_PENDING_BYTES) return Promise.resolve();
      return new Promise((resolve) => waiting.push(resolve));
    },
    hasArrived: (place) => arrived.has(nameOf(place)),
  };
}

function placeOf({ logId, partition, record }: KeptRejection): RecordPlace {
  return { logId, partition, offset: record.offset };
}

const nameOf = ({ logId, partition, offset }: RecordPlace) => `${logId}/${partition}/${offset}`;

function bytesOf(rejections: readonly KeptRejection[]): number {
  return rejections.reduce((sum, { record }) => sum + (record.key?.length ?? 0) + (record.value?.length ?? 0), 0);
}
