'use client';

import { useTranslations } from 'next-intl';
import { useSilentSinceMs } from '../freshness/use-silence';
import { useLiveFacts, useServerNowMs } from '../live/use-live';
import { sinceWords } from '../words/duration-clock';
import { useClock } from '../words/use-clock';
import { type FeedState, feedState } from './feed-state';

const MINUTE_MS = 60_000;

export type FeedWords = {
  state: FeedState;
  /** The state in a few words: `Live`, `Offline since 14:02`. */
  short: string;
  /** What it means and what to do; null when all is well. */
  long: string | null;
};

/** The state of the feed, in the viewer's words. */
export function useFeedWords(): FeedWords {
  const t = useTranslations('feed');
  const clock = useClock();
  const nowMs = useServerNowMs(MINUTE_MS);
  const silentSinceMs = useSilentSinceMs();
  // The server tells of the feed each second, and mostly the same.
  const state = useLiveFacts(({ link, linkSinceMs, feed, lastReadingAtMs, sensors }) =>
    feedState({ link, linkSinceMs, feed, silentSinceMs, hasHeard: lastReadingAtMs !== null || sensors.size > 0 }),
  );
  const since = 'sinceMs' in state ? sinceWords(state.sinceMs, { nowMs, ...clock }) : '';
  const behind =
    'lagMessages' in state && state.lagMessages !== null
      ? new Intl.NumberFormat(clock.locale).format(state.lagMessages)
      : '';
  const reason = 'reason' in state ? t(`reason.${state.reason ?? 'unknown'}`) : '';
  switch (state.kind) {
    case 'connecting':
      return { state, short: t('connecting'), long: null };
    case 'offline':
      return {
        state,
        short: t('offline', { since }),
        long: t(state.hasPicture ? 'offlineBanner' : 'neverConnected', { since }),
      };
    case 'unreachable':
      return {
        state,
        short: t('unreachable', { since }),
        long: t(state.hasRead ? 'unreachableBanner' : 'neverReachedBanner', { since }),
      };
    case 'waiting':
      return { state, short: t('waiting', { since }), long: t('waitingBanner', { since, reason }) };
    case 'standby':
      return { state, short: t('standby'), long: t('standbyBanner') };
    case 'failing':
      return { state, short: t('failing', { since }), long: t('failingBanner', { since, reason }) };
    case 'catching-up':
      if (behind === '') return { state, short: t('catchingUpSaid'), long: t('catchingUpUnknown') };
      return { state, short: t('catchingUp', { behind }), long: t('catchingUpBanner', { behind }) };
    case 'silent':
      return { state, short: t('silent', { since }), long: t('silentBanner', { since }) };
    case 'unheard':
      return { state, short: t('unheard'), long: null };
    case 'live':
      return { state, short: t('live'), long: null };
  }
}
