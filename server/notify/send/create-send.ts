import type { Clock } from '#server/ports';
import { createAllowList } from '../guard/allow-list';
import type { Resolve } from '../guard/guarded-lookup';
import { createGuardedPost } from '../guard/guarded-post';
import { PlaceRefused } from '../guard/judge-place';
import { describeTrouble } from './describe-trouble';
import { createSendEmail, type Smtp } from './send-email';
import { createSendNtfy } from './send-ntfy';
import { createSendWebhook } from './send-webhook';
import type { Send, SendKind } from './sender';

export type SendParts = {
  smtp: Smtp | null;
  /** What may be private or without encryption: `host:port` and networks. */
  allow: readonly string[];
  resolve: Resolve;
  clock: Clock;
};

/** One try on whatever kind of channel. */
export function createSend({ smtp, allow, resolve, clock }: SendParts): Send {
  const post = createGuardedPost({ allow: createAllowList(allow), resolve, clock });
  const kinds: Record<'webhook' | 'email' | 'ntfy', SendKind> = {
    webhook: createSendWebhook({ post, clock }),
    email: createSendEmail({ smtp, clock }),
    ntfy: createSendNtfy({ post }),
  };
  return (channel, message) =>
    kinds[channel.draft.target.kind](channel, message).catch((error: unknown) => ({
      ok: false,
      error: describeTrouble(error),
      wasRefused: error instanceof PlaceRefused,
    }));
}
