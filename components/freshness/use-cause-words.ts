'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useSensorWords } from '../sensors/sensor-words';
import { sinceWords } from '../words/duration-clock';
import { useClock } from '../words/use-clock';
import type { Cause } from './cause';

/** More names than these are no sentence. */
const MOST_NAMES = 3;

/** Says in one sentence what is the matter and what to do; `nowMs`: the server's clock, epoch ms. */
export function useCauseWords(nowMs: number): (cause: Cause) => string {
  const t = useTranslations('freshness.cause');
  const reason = useTranslations('feed.reason');
  const locale = useLocale();
  const clock = useClock();
  const words = useSensorWords();
  const at = (sinceMs: number) => ({ time: sinceWords(sinceMs, { nowMs, ...clock }) });

  function silent({ silentIds, inUse }: Cause & { kind: 'some-silent' }): string {
    if (silentIds.length > MOST_NAMES) return t('many-silent', { silent: silentIds.length, count: inUse });
    const names = silentIds.map((sensorId) => words.name(sensorId));
    return t('some-silent', { names: new Intl.ListFormat(locale).format(names), silent: names.length });
  }

  return (cause) => {
    switch (cause.kind) {
      case 'offline':
      case 'broker':
      case 'all-silent':
        return t(cause.kind, at(cause.sinceMs));
      case 'database':
        return reason(cause.reason ?? 'unknown');
      case 'lag':
        return cause.lagMessages === null ? t('lag-unknown') : t('lag', { count: cause.lagMessages });
      case 'some-silent':
        return silent(cause);
      case 'not-known':
        return t('not-known', { count: cause.notKnown });
      default:
        return t(cause.kind);
    }
  };
}
