import { useTranslations } from 'next-intl';
import { fromUnit } from '../words/celsius';
import type { CelsiusWords } from '../words/celsius-words';
import { momentWords } from './axis-words';
import type { DrawnRow } from './chart-picture';
import styles from './readout.module.css';

/** What the chart says of the place pointed at. */
export function Readout({ row, nowMs, celsius }: { row: DrawnRow; nowMs: number; celsius: CelsiusWords }) {
  const t = useTranslations('chart');
  const degrees = (value: number, against?: number | null) =>
    celsius.celsius(
      fromUnit(value, celsius.unit),
      against === null || against === undefined ? null : fromUnit(against, celsius.unit),
    );
  return (
    <span className={styles.readout}>
      <time dateTime={new Date(row.atMs).toISOString()}>
        {momentWords(row.atMs, { nowMs, locale: celsius.locale })}
      </time>
      {row.reading === null ? (
        <span>{t('nothing')}</span>
      ) : (
        <span>{t('readingIs', { value: degrees(row.reading, row.average) })}</span>
      )}
      {row.average !== null && <span>{t('averageIs', { value: degrees(row.average, row.reading) })}</span>}
    </span>
  );
}
