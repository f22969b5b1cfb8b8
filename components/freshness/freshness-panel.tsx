'use client';

import { useTranslations } from 'next-intl';
import { SHAPE_PATHS } from '../attention/alert-look';
import type { LiveState } from '../live/live-state';
import { useLiveGlance, useServerNowMs } from '../live/use-live';
import { useConditions } from '../sensors/use-conditions';
import { StrongLink } from '../shell/strong-link';
import { useFeedWords } from '../shell/use-feed-words';
import { causeOf } from './cause';
import { ClockNote } from './clock-note';
import styles from './freshness.module.css';
import { type Hop, type HopState, hopsOf } from './hops';
import { newestMeasuredMs, type Silence, silenceOf } from './silence';
import { useCauseWords } from './use-cause-words';
import { type HopWords, useHopWords } from './use-hop-words';

const SHAPES: Record<HopState, string> = {
  well: 'M3 8.5l3.5 3.5L13 5',
  wrong: SHAPE_PATHS.triangle,
  unknown: 'M4 8h8',
};

/** Where readings come from and how far they get: what is the matter in one sentence, then every hop. */
export function FreshnessPanel({ titleId }: { titleId: string }) {
  const t = useTranslations('freshness');
  const nowMs = useServerNowMs(1000);
  const { state } = useFeedWords();
  const silence = silenceOf(useConditions());
  const cause = causeOf(state, silence);
  const sayCause = useCauseWords(nowMs);
  return (
    <>
      <h2 id={titleId} className={styles.title}>
        {t('title')}
      </h2>
      <p className={styles.cause} data-cause={cause.kind}>
        {sayCause(cause)}
      </p>
      <Hops silence={silence} nowMs={nowMs} />
      <ClockNote />
      <StrongLink href="/system">{t('system')}</StrongLink>
    </>
  );
}

function Hops({ silence, nowMs }: { silence: Silence; nowMs: number }) {
  const t = useTranslations('freshness');
  const live = useLiveGlance((state) => state);
  const words = useHopWords(nowMs);
  const hops = hopsNow(live, silence, nowMs);
  if (hops === null) return null;
  return (
    <ol className={styles.hops} aria-label={t('way')}>
      {hops.map((hop) => (
        <HopLine key={hop.hop} hop={hop} words={words(hop)} />
      ))}
    </ol>
  );
}

function HopLine({ hop: { hop, state }, words: { name, state: said, details } }: { hop: Hop; words: HopWords }) {
  return (
    <li className={styles.hop} data-hop={hop} data-state={state}>
      <svg className={styles.mark} viewBox="0 0 16 16" aria-hidden="true">
        <path d={SHAPES[state]} />
      </svg>
      <span className={styles.name}>{name}</span>
      <span className={styles.state}>{said}</span>
      {details.length > 0 && <span className={styles.details}>{details.join(' · ')}</span>}
    </li>
  );
}

// Before the first snapshot there is nothing to tell of any hop.
function hopsNow(live: LiveState, silence: Silence, nowMs: number): Hop[] | null {
  const { feed, sensors } = live;
  return feed === null ? null : hopsOf({ ...live, feed, silence, measuredAtMs: newestMeasuredMs(sensors, nowMs) });
}
