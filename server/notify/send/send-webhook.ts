import type { Clock } from '#server/ports';
import type { Post } from '../guard/guarded-post';
import { toSent } from './post-result';
import type { SendKind } from './sender';
import { sign } from './sign';

/** Posts JSON, signed where the channel has a secret; docs/notifications.md describes it to receivers. */
export function createSendWebhook({ post, clock }: { post: Post; clock: Clock }): SendKind {
  return async ({ draft: { target }, secret }, { deliveryId, what, news, text, title, url }) => {
    if (target.kind !== 'webhook') throw new Error('This channel is no webhook.');
    const alerts = news.map(({ alert }) => alert);
    const body = JSON.stringify({ deliveryId, what, title, text, url, alerts });
    const seconds = Math.floor(clock.nowMs() / 1000);
    const signature: Record<string, string> =
      secret === null ? {} : { 'isotherm-signature': sign(secret, { seconds, body }) };
    return toSent(
      await post({
        url: target.url,
        headers: {
          'content-type': 'application/json',
          'user-agent': 'Isotherm',
          'isotherm-delivery': deliveryId,
          'isotherm-timestamp': String(seconds),
          ...signature,
        },
        body,
      }),
    );
  };
}
