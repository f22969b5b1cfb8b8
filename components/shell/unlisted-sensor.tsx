'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { Range } from '../history/range';
import { RecordedPanel } from '../recorded/recorded-panel';
import type { RecordedSensors } from '../recorded/use-recordings';
import { useSensorWords } from '../sensors/sensor-words';
import styles from './board.module.css';

type UnlistedSensorProps = {
  sensorId: string;
  recordings: RecordedSensors;
  range: Range;
  onRange(range: Range): void;
  onLeave(): void;
};

/** A sensor that is not on the board: its recording, or that there is none. */
export function UnlistedSensor({ sensorId, recordings, range, onRange, onLeave }: UnlistedSensorProps) {
  const t = useTranslations('recorded');
  const sensor = useSensorWords().name(sensorId);
  const recording = recordings.of(sensorId);
  if (recording === 'none') return <UnknownSensor sensor={sensor} onLeave={onLeave} />;
  if (recording === 'asking') return <p className={styles.absent}>{t('fetching', { sensor })}</p>;
  if (recording === 'untold') return <p className={styles.absent}>{t('untold', { sensor })}</p>;
  return <RecordedPanel key={sensorId} recording={recording} range={range} onRange={onRange} />;
}

function UnknownSensor({ sensor, onLeave }: { sensor: string; onLeave(): void }) {
  const t = useTranslations('shell');
  return (
    <div className={styles.absent}>
      <h2>{t('unknownSensor', { sensor })}</h2>
      <p>{t('unknownSensorHint')}</p>
      <Button variant="default" h="var(--target)" onClick={onLeave}>
        {t('showAnother')}
      </Button>
    </div>
  );
}
