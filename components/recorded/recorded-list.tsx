'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { spanWords } from '../chart/axis-words';
import { useServerNowMs } from '../live/use-live';
import { useSensorWords } from '../sensors/sensor-words';
import { useClock } from '../words/use-clock';
import styles from './recorded-list.module.css';
import type { RecordedSensors } from './use-recordings';

type RecordedListProps = {
  recordings: RecordedSensors;
  chosenId: string | null;
  onOpen(sensorId: string): void;
};

const MINUTE_MS = 60_000;

/** Sensors that send nothing now and whose past can be looked at; nothing while there are none. */
export function RecordedList({ recordings, chosenId, onOpen }: RecordedListProps) {
  const t = useTranslations('recorded');
  const words = useSensorWords();
  const clock = useClock();
  const nowMs = useServerNowMs(MINUTE_MS);
  const { sensors, hasMore, more } = recordings;
  if (sensors.length === 0) return null;
  const isOpen = sensors.some(({ sensorId }) => sensorId === chosenId);
  return (
    <details className={styles.recorded} open={isOpen || undefined}>
      <summary className={styles.title}>
        {t('title')} <span className={styles.count}>{`${sensors.length}${hasMore ? '+' : ''}`}</span>
      </summary>
      <ul className={styles.list}>
        {sensors.map(({ sensorId, fromMs, toMs, readings }) => (
          <li key={sensorId}>
            <button
              type="button"
              className={styles.entry}
              aria-pressed={sensorId === chosenId}
              onClick={() => onOpen(sensorId)}
            >
              <span className={styles.name}>{words.name(sensorId)}</span>
              <span className={styles.span}>
                {t('span', { span: spanWords({ fromMs, toMs }, { nowMs, ...clock }), count: readings })}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {hasMore && (
        <Button variant="default" h="var(--target)" onClick={more}>
          {t('more')}
        </Button>
      )}
    </details>
  );
}
