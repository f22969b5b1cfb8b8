import { useTranslations } from 'next-intl';
import { memo, type Ref } from 'react';
import { useLive } from '../live/use-live';
import styles from './legend.module.css';

/** What the lines are, and room for what the one under the pointer says: there it never covers them. */
export const Legend = memo(function Legend({ readoutRef }: { readoutRef: Ref<HTMLDivElement> }) {
  const t = useTranslations('chart');
  const windowSize = useLive((state) => state.windowSize);
  return (
    <figcaption className={styles.legend}>
      <span className={styles.entry}>
        <span className={styles.swatch} data-line="reading" />
        {t('reading')}
      </span>
      <span className={styles.entry}>
        <span className={styles.swatch} data-line="average" />
        {t('average', { count: windowSize })}
      </span>
      <div ref={readoutRef} className={styles.readout} />
    </figcaption>
  );
});
