import type { Channel, ChannelDraft, Delivery, ToldChange } from '#protocol/channel';

/** What became of a message of test; `error` is a sentence that says what to do. */
export type TestOutcome = { delivered: boolean; error: string | null };

/** Why a channel was not added. */
export type ChannelRefusal = 'too-many';

/** Why nobody's choice of sensors was changed: a channel is not there, or would name too many. */
export type ToldRefusal = 'no-such-channel' | 'too-many-named';

/** When a channel is changed only. */
export type ChangeOnly = { isAsSeen(now: Channel): boolean };

/** Whom alerts are told to. Every call rejects with code `store-unavailable` while the database is away. */
export interface Channels {
  list(): Promise<Channel[]>;
  /** Null: there is no such channel. So with every other call. */
  find(channelId: number): Promise<Channel | null>;
  add(draft: ChannelDraft): Promise<Channel | ChannelRefusal>;
  /**
   * A secret left out stays, unless the channel now leads to somebody else. `isAsSeen` is asked of what is there now: where it is false
   * nothing is changed.
   */
  change(channelId: number, draft: ChannelDraft, only?: ChangeOnly): Promise<Channel | null | 'stale'>;
  /** Changes what channels tell of, all or none, and nothing else of them; resolves with those channels. */
  changeTold(changes: readonly ToldChange[]): Promise<Channel[] | ToldRefusal>;
  /** What still waits for it is not sent; resolves with what it was. */
  remove(channelId: number): Promise<Channel | null>;
  /** Sends a message of test at once, whatever the quiet hours. */
  test(channelId: number): Promise<TestOutcome | null>;
}

/** The page after the one that ended with this delivery. */
export type DeliveryCursor = number;

export type DeliveryQuery = { channelId: number | null; limit: number; after: DeliveryCursor | null };

/** What was sent, and what became of it. */
export interface Deliveries {
  /** Newest first. */
  list(query: DeliveryQuery): Promise<{ deliveries: Delivery[]; next: DeliveryCursor | null }>;
}

/** Tells alerts to channels, between its start and its stop, as often as they come. */
export type Notifier = {
  start(): void;
  /** Resolves when nothing is under way; what a stop cuts off is sent again after the next start. */
  stop(): Promise<void>;
};
