import type { useTranslations } from 'next-intl';
import type { ChannelDraft } from '#protocol/channel';

/** Where a channel leads, in words. */
export function channelPlace(
  target: ChannelDraft['target'],
  t: ReturnType<typeof useTranslations<'channels'>>,
): string {
  if (target.kind === 'email') return t('placeEmail', { to: target.to.join(', ') });
  if (target.kind === 'webhook') return t('placeWebhook', { url: target.url });
  return t('placeNtfy', { topic: target.topic, server: target.server });
}
