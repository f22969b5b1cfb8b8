'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type ReactNode, useCallback, useRef } from 'react';
import { AlertStrip } from '../alerts/alert-strip';
import { useLive, useSensor } from '../live/use-live';
import { SensorPanel } from '../sensors/sensor-panel';
import { SensorTiles } from '../sensors/sensor-tiles';
import styles from './board.module.css';
import { useChosenSensor } from './use-chosen-sensor';

/** More tiles than this make a second row, and push the chart off the first screen: it stands beside them then. */
const MANY_SENSORS = 4;

/** Alerts, sensors, and the chosen sensor's chart. */
export function Board() {
  const t = useTranslations('shell');
  const { chosenId, choose } = useChosenSensor();
  const isMany = useLive(({ sensors }) => sensors.size > MANY_SENSORS);
  const panel = useRef<HTMLElement>(null);
  const open = useCallback(
    (sensorId: string) => {
      choose(sensorId);
      // On a phone the chart lies below the rows; elsewhere it is in sight and this moves nothing.
      panel.current?.scrollIntoView({ block: 'nearest' });
    },
    [choose],
  );
  return (
    <div className={styles.board} data-many={isMany}>
      <div className={styles.strip}>
        <AlertStrip onOpen={open} />
      </div>
      <SensorTiles chosenId={chosenId} onChoose={open} />
      <section ref={panel} className={styles.panel}>
        <a className={styles.toSensors} href="#sensors">
          ↑ {t('allSensors')}
        </a>
        {chosenId !== null && (
          <KnownSensor sensorId={chosenId} onLeave={() => choose(null)}>
            <SensorPanel key={chosenId} sensorId={chosenId} />
          </KnownSensor>
        )}
      </section>
    </div>
  );
}

type KnownSensorProps = { sensorId: string; onLeave: () => void; children: ReactNode };

function KnownSensor({ sensorId, onLeave, children }: KnownSensorProps) {
  const t = useTranslations('shell');
  if (useSensor(sensorId)) return children;
  return (
    <div className={styles.absent}>
      <h2>{t('unknownSensor', { sensor: sensorId })}</h2>
      <p>{t('unknownSensorHint')}</p>
      <Button variant="default" h="var(--target)" onClick={onLeave}>
        {t('showAnother')}
      </Button>
    </div>
  );
}
