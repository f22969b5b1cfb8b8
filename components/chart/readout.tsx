import { useTranslations } from 'next-intl';
import type { Step } from '../history/fold';
import { fromUnit } from '../words/celsius';
import type { CelsiusWords } from '../words/celsius-words';
import { useClock } from '../words/use-clock';
import { momentWords, spanWords } from './axis-words';
import type { DrawnRow } from './chart-picture';
import styles from './readout.module.css';

type ReadoutProps = {
  /** The time that is read, epoch ms. */
  atMs: number;
  /** Null: there is no reading there. */
  row: DrawnRow | null;
  nowMs: number;
  celsius: CelsiusWords;
};

/** What the chart says of the place pointed at. */
export function Readout({ atMs, row, nowMs, celsius }: ReadoutProps) {
  const t = useTranslations('chart');
  const clock = useClock();
  const moment = <time dateTime={new Date(atMs).toISOString()}>{momentWords(atMs, { nowMs, ...clock })}</time>;
  if (row === null || row.reading === null)
    return (
      <span className={styles.readout}>
        <span>{t.rich('nothingAt', { time: () => moment })}</span>
      </span>
    );
  if (row.step) return <StepReadout step={row.step} nowMs={nowMs} celsius={celsius} />;
  const degrees = (value: number, against?: number | null) =>
    celsius.celsius(
      fromUnit(value, celsius.unit),
      against === null || against === undefined ? null : fromUnit(against, celsius.unit),
    );
  return (
    <span className={styles.readout}>
      {moment}
      <span>{t('readingIs', { value: degrees(row.reading, row.average) })}</span>
      {row.average !== null && <span>{t('averageIs', { value: degrees(row.average, row.reading) })}</span>}
    </span>
  );
}

function StepReadout({ step, nowMs, celsius }: { step: Step; nowMs: number; celsius: CelsiusWords }) {
  const t = useTranslations('chart');
  const clock = useClock();
  return (
    <span className={styles.readout}>
      <span>{spanWords(step, { nowMs, ...clock })}</span>
      <span>{t('lowestIs', { value: celsius.celsius(step.low) })}</span>
      <span>{t('highestIs', { value: celsius.celsius(step.high) })}</span>
      <span>{t('meanIs', { value: celsius.celsius(step.mean) })}</span>
    </span>
  );
}
