import type { FeedEvent } from '#protocol/feed';

/** A name for an event that is the same in every snapshot. */
export function eventKey({ kind, atMs, partition }: FeedEvent): string {
  return `${kind} ${atMs} ${partition}`;
}

/** Events not dismissed in this browser, newest first. */
export function undismissed(events: readonly FeedEvent[], dismissed: readonly string[]): FeedEvent[] {
  return events.filter((event) => !dismissed.includes(eventKey(event))).reverse();
}

/** Messages an event is about; its offsets are inclusive. */
export function messagesOf({ fromOffset, toOffset }: FeedEvent): number {
  return Math.max(0, toOffset - fromOffset + 1);
}
