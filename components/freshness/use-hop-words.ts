'use client';

import { useTranslations } from 'next-intl';
import { momentWords } from '../chart/axis-words';
import { useSensorWords } from '../sensors/sensor-words';
import { sinceWords } from '../words/duration-clock';
import { useClock } from '../words/use-clock';
import type { Hop } from './hops';

/** A hop in words: what it is, how it does, and the times that say so. */
export type HopWords = { name: string; state: string; details: readonly string[] };

/** Says each hop to this viewer; `nowMs`: the server's clock, epoch ms. */
export function useHopWords(nowMs: number): (hop: Hop) => HopWords {
  const t = useTranslations('freshness');
  const words = useSensorWords();
  const clock = useClock();
  const since = (sinceMs: number) => t('since', { time: sinceWords(sinceMs, { nowMs, ...clock }) });
  const moment = (atMs: number) => momentWords(atMs, { nowMs, ...clock });

  function heardOf({ state, silent, notKnown, inUse: count }: Hop & { hop: 'sensors' }): string {
    if (state === 'unknown') return notKnown === 0 ? t('unknown') : t('someNotKnown', { count, notKnown });
    return silent === 0 ? t('allHeard', { count }) : t('someSilent', { count, silent });
  }

  function sensors(hop: Hop & { hop: 'sensors' }): HopWords {
    const { measuredAtMs, heardAtMs } = hop;
    const measured = measuredAtMs === null ? [t('noReading')] : [t('measured', { time: moment(measuredAtMs) })];
    const ago = (atMs: number) => t('heard', { time: moment(atMs), ago: words.ago(nowMs - atMs) });
    const heard = heardAtMs === null ? [] : [ago(heardAtMs)];
    return { name: t('sensors'), state: heardOf(hop), details: [...measured, ...heard] };
  }

  function log({ state, source, topic, sinceMs }: Hop & { hop: 'log' }): HopWords {
    const name = source === 'kafka' ? t('kafka', { topic }) : t('ownLog');
    if (state === 'unknown') return { name, state: t('unknown'), details: [] };
    return { name, state: t(state === 'well' ? 'answers' : 'answersNot'), details: [since(sinceMs)] };
  }

  function server({ state, store, isBehind, sinceMs, lagMessages }: Hop & { hop: 'server' }): HopWords {
    const name = t('server');
    if (state === 'unknown' && store !== 'standby') return { name, state: t('unknown'), details: [] };
    const behind = lagMessages === null ? t('lagUnknown') : t('lag', { count: lagMessages });
    const said = store === 'storing' && isBehind ? 'catching-up' : store;
    return { name, state: t(`store.${said}`), details: [since(sinceMs), behind] };
  }

  function browser({ state, link, sinceMs, delayMs }: Hop & { hop: 'browser' }): HopWords {
    const name = t('browser');
    if (link === 'connecting') return { name, state: t('connecting'), details: [] };
    if (link === 'offline') return { name, state: t('lost'), details: [since(sinceMs)] };
    const delay = delayMs < 1000 ? t('noDelay') : t('delay', { duration: words.duration(delayMs) });
    return { name, state: t(state === 'well' ? 'connected' : 'slow'), details: [since(sinceMs), delay] };
  }

  return (hop) => {
    switch (hop.hop) {
      case 'sensors':
        return sensors(hop);
      case 'log':
        return log(hop);
      case 'server':
        return server(hop);
      case 'browser':
        return browser(hop);
    }
  };
}
