import { useTranslations } from 'next-intl';
import { memo, type Ref } from 'react';
import { useLive } from '../live/use-live';
import { useSensorWords } from '../sensors/sensor-words';
import styles from './legend.module.css';

type LegendProps = {
  /** What a place on the lines sums up; 0: one reading. */
  stepMs: number;
  readoutRef: Ref<HTMLDivElement>;
};

/** What the lines are, and room for what the one under the pointer says: there it never covers them. */
export const Legend = memo(function Legend({ stepMs, readoutRef }: LegendProps) {
  const t = useTranslations('chart');
  const words = useSensorWords();
  const windowSize = useLive((state) => state.windowSize);
  const step = words.duration(stepMs);
  return (
    <figcaption className={styles.legend}>
      <span className={styles.entry}>
        <span className={styles.swatch} data-line="reading" />
        {stepMs === 0 ? t('reading') : t('extremes')}
      </span>
      <span className={styles.entry}>
        <span className={styles.swatch} data-line="average" />
        {stepMs === 0 ? t('average', { count: windowSize }) : t('mean', { step })}
      </span>
      <div ref={readoutRef} className={styles.readout} />
    </figcaption>
  );
});
