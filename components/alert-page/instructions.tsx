'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import styles from './alert-page.module.css';
import { readSensorSettings } from './alert-requests';

/** What to do when this sensor alerts, as its people wrote it; nothing where they did not. */
export function Instructions({ sensorId }: { sensorId: string }) {
  const t = useTranslations('alertPage');
  const [told, setTold] = useState<{ sensorId: string; note: string } | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    void readSensorSettings(sensorId, abort.signal).then((result) => {
      if (result.ok && !abort.signal.aborted) setTold({ sensorId, note: result.value.rules.note });
    });
    return () => abort.abort();
  }, [sensorId]);
  if (told === null || told.sensorId !== sensorId || told.note === '') return null;
  return (
    <section aria-label={t('instructions')} className={styles.instructions}>
      <h3 className={styles.title}>{t('instructions')}</h3>
      <p>{told.note}</p>
    </section>
  );
}
