import type { ChannelRow } from '../channel-row';
import type { Message } from '../news';

/** `remark`: it arrived, but not as it should have. A `wasRefused` target is there and does not like this message. */
export type Sent = { ok: true; remark: string | null } | { ok: false; error: string; wasRefused: boolean };

/** Tries once. Never rejects. */
export type Send = (channel: ChannelRow, message: Message) => Promise<Sent>;

/** A message of one kind of channel, tried once; may reject. */
export type SendKind = (channel: ChannelRow, message: Message) => Promise<Sent>;
