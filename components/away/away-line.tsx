'use client';

import { useTranslations } from 'next-intl';
import type { Range } from '../history/range';
import { useSensorWords } from '../sensors/sensor-words';
import styles from './away-line.module.css';
import { useAwayNews } from './use-away-news';

/** What was missed, with a way to it; nothing where nothing was. */
export function AwayLine({ onOpen }: { onOpen: (sensorId: string, range: Range) => void }) {
  const t = useTranslations('away');
  const words = useSensorWords();
  const { news, dismiss } = useAwayNews();
  if (news === null) return null;
  const show = () => {
    dismiss();
    onOpen(news.sensorId, news.range);
  };
  return (
    <div className={styles.line} role="status">
      <p className={styles.words}>{t('news', { count: news.count, duration: words.duration(news.longestMs) })}</p>
      <span>
        <button type="button" className={styles.button} onClick={show}>
          {t('show')}
        </button>
        <button type="button" className={styles.button} onClick={dismiss}>
          {t('dismiss')}
        </button>
      </span>
    </div>
  );
}
