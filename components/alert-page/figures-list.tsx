'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Alert } from '#protocol/alert';
import { useServerNowMs } from '../live/use-live';
import { useSensorWords } from '../sensors/sensor-words';
import { useCelsius } from '../words/celsius-words';
import type { AlertFigures } from './alert-figures';
import styles from './alert-page.module.css';
import { degreeMinuteWords } from './degree-minute-words';
import { useAlertFigures } from './use-alert-figures';

/** Peak, duration, average, readings and what is missing of them, degree-minutes beyond. */
export function FiguresList({ alert }: { alert: Alert }) {
  const t = useTranslations('alertPage');
  const figures = useAlertFigures(alert);
  return (
    <section aria-label={t('figures')} className={styles.section}>
      <h2 className={styles.title}>{t('figures')}</h2>
      {figures === null && <p className={styles.quiet}>{t('counting')}</p>}
      {figures === 'untold' && <p className={styles.quiet}>{t('figuresUntold')}</p>}
      {figures !== null && figures !== 'untold' && <Figures alert={alert} figures={figures} />}
    </section>
  );
}

function Figures({ alert, figures }: { alert: Alert; figures: AlertFigures }) {
  const t = useTranslations('alertPage');
  const words = useSensorWords();
  const degrees = useCelsius();
  const { locale } = degrees;
  // The others are as of the last look; this one stands beside the headline.
  const nowMs = useServerNowMs(1_000);
  const limit = alert.thresholdCelsius;
  const { peakCelsius, averageCelsius, missing, degreeMinutes, isRough } = figures;
  const count = (value: number) => new Intl.NumberFormat(locale).format(value);
  return (
    <>
      <dl className={styles.figures}>
        <Figure name={t('duration')}>{words.lasted((alert.endedAtMs ?? nowMs) - alert.sinceMs)}</Figure>
        {peakCelsius !== null && <Figure name={t('peak')}>{degrees.celsius(peakCelsius, limit)}</Figure>}
        <Figure name={t('average')}>{averageCelsius === null ? '–' : degrees.celsius(averageCelsius, limit)}</Figure>
        <Figure name={t('readings')}>{count(figures.readings)}</Figure>
        {missing !== null && <Figure name={t('missing')}>{count(missing)}</Figure>}
        {degreeMinutes !== null && limit !== null && (
          <Figure name={t('degreeMinutes', { limit: degrees.celsius(limit) })}>
            {isRough && '≈ '}
            {degreeMinuteWords(degreeMinutes, degrees)}
          </Figure>
        )}
      </dl>
      {degreeMinutes !== null && (
        <p className={styles.quiet}>{t(isRough ? 'degreeMinutesRough' : 'degreeMinutesHow')}</p>
      )}
    </>
  );
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
