'use client';

import { useTranslations } from 'next-intl';
import type { Feed } from '#protocol/feed';
import { useLive } from '../live/use-live';
import { useAccess } from './access';
import { stepsToFirstReading } from './checklist';
import styles from './first-reading.module.css';
import { curlProducer, PASSWORD_PLACEHOLDER } from './producers';
import { Snippet } from './snippet';
import { WaysToReadings } from './ways-to-readings';

/** What stands where the sensors will be, while there are none. */
export function FirstReading() {
  const feed = useLive((live) => live.feed);
  if (feed === null) return null;
  return (
    <section className={styles.card}>
      {feed.source === 'kafka' ? <KafkaChecklist feed={feed} /> : <SendFirst />}
      <LastRejection feed={feed} />
      <WaysToReadings />
    </section>
  );
}

function KafkaChecklist({ feed }: { feed: Feed }) {
  const t = useTranslations('setup');
  const steps = stepsToFirstReading(feed);
  const next = steps.find(({ isDone }) => !isDone)?.step;
  return (
    <>
      <h2>{t('checklistTitle')}</h2>
      <ol className={styles.steps}>
        {steps.map(({ step, isDone }) => (
          <li key={step} data-done={isDone}>
            <span className={styles.tick} role="img" aria-label={t(isDone ? 'done' : 'notYet')}>
              {isDone ? '✓' : '○'}
            </span>
            <span>
              {t(step, { topic: feed.intake.topic })}
              {step === next && <span className={styles.hint}>{t(`${step}Hint`)}</span>}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

function SendFirst() {
  const t = useTranslations('setup');
  const { access } = useAccess();
  if (access === 'view-only') return <p>{t('httpViewOnly')}</p>;
  const needsPassword = access !== 'open';
  return (
    <>
      <h2>{t('emptyTitle')}</h2>
      <p>
        {t('emptyHint')} {needsPassword && t('byHttpLocked', { placeholder: PASSWORD_PLACEHOLDER })}
      </p>
      <Snippet code={curlProducer({ origin: location.origin, needsPassword }).code} />
    </>
  );
}

function LastRejection({ feed }: { feed: Feed }) {
  const t = useTranslations('setup');
  const last = feed.intake.lastRejection;
  if (last === null) return null;
  return <p className={styles.rejection}>{t('lastRejection', { reason: t(`rejection.${last.code}`) })}</p>;
}
