import type { Channel, ChannelDraft } from '#protocol/channel';
import { tellsOthers } from '#protocol/channel-scope';

/** A channel with what never leaves the server. The target in `draft` has no secret. */
export type ChannelRow = {
  channelId: number;
  draft: ChannelDraft;
  /** Of a webhook what signs, of ntfy the access token. */
  secret: string | null;
  createdAtMs: number;
  changedAtMs: number;
};

/** As it is told: without its secret. */
export function toChannel({ channelId, draft, secret, createdAtMs, changedAtMs }: ChannelRow): Channel {
  return { ...draft, tellsOthers: tellsOthers(draft), channelId, hasSecret: secret !== null, createdAtMs, changedAtMs };
}

/** What was written, its secret apart. */
export function splitSecret(draft: ChannelDraft): { draft: ChannelDraft; secret: string | null } {
  const { target } = draft;
  if (target.kind === 'webhook') {
    const { secret = null, ...open } = target;
    return { draft: { ...draft, target: open }, secret };
  }
  if (target.kind === 'ntfy') {
    const { token = null, ...open } = target;
    return { draft: { ...draft, target: open }, secret: token };
  }
  return { draft, secret: null };
}

/**
 * The secret that stays where none was written. A token is shown to whom it is sent to, so it stays only as long as
 * the server does; what signs tells nobody anything, and stays as long as it is a webhook.
 */
export function keptSecret({ draft, secret }: ChannelRow, next: ChannelDraft): string | null {
  const [before, after] = [draft.target, next.target];
  if (before.kind === 'webhook' && after.kind === 'webhook') return secret;
  const isSameServer = before.kind === 'ntfy' && after.kind === 'ntfy' && before.server === after.server;
  return isSameServer ? secret : null;
}
