'use client';

import { Button } from '@mantine/core';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Feed } from '#protocol/feed';
import { useLive } from '../live/use-live';
import { useAccess } from './access';
import { stepsToFirstReading } from './checklist';
import styles from './first-reading.module.css';
import { loadPatiently } from './load-patiently';
import { curlProducer, PASSWORD_PLACEHOLDER } from './producers';
import { Snippet } from './snippet';
import { useSimulator } from './use-simulator';

const ConnectDialog = dynamic(
  () => loadPatiently(() => import('./connect-dialog')).then((module) => module.ConnectDialog),
  { ssr: false },
);

/** What stands where the sensors will be, while there are none. */
export function FirstReading() {
  const feed = useLive((live) => live.feed);
  if (feed === null) return null;
  return (
    <section className={styles.card}>
      {feed.source === 'kafka' ? <KafkaChecklist feed={feed} /> : <SendFirst />}
      <LastRejection feed={feed} />
      <Ways mayInvent={feed.source === 'embedded'} />
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

// Never into somebody's real topic, where others would take invented readings for measured ones.
function Ways({ mayInvent }: { mayInvent: boolean }) {
  const t = useTranslations('setup');
  const { canChange } = useAccess();
  const { change, isChanging, failure } = useSimulator();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={styles.ways}>
      <Button variant="default" h="var(--target)" onClick={() => setOpen(true)}>
        {t('connectYours')}
      </Button>
      {mayInvent && canChange && (
        <Button variant="default" h="var(--target)" loading={isChanging} onClick={() => change('demo')}>
          {t('startDemo')}
        </Button>
      )}
      {failure !== null && <span role="alert">{failure}</span>}
      {isOpen && <ConnectDialog isOpen onClose={() => setOpen(false)} />}
    </div>
  );
}
