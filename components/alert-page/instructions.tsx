'use client';

import { useTranslations } from 'next-intl';
import { useSettings } from '../live/use-settings';
import { rulesFor } from '../setup/rules-for';
import styles from './alert-page.module.css';

/** What to do when this sensor alerts, as its people wrote it; nothing where they did not. */
export function Instructions({ sensorId }: { sensorId: string }) {
  const t = useTranslations('alertPage');
  const { note } = rulesFor(sensorId, useSettings());
  if (note === '') return null;
  return (
    <section aria-label={t('instructions')} className={styles.instructions}>
      <h2 className={styles.title}>{t('instructions')}</h2>
      <p>{note}</p>
    </section>
  );
}
