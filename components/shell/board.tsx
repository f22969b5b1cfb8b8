'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { Alert } from '#protocol/alert';
import { AlertStrip } from '../alerts/alert-strip';
import { AwayLine } from '../away/away-line';
import { LIVE, type Range } from '../history/range';
import { useLive } from '../live/use-live';
import { RecordedList } from '../recorded/recorded-list';
import { useRecordings } from '../recorded/use-recordings';
import { SensorTiles } from '../sensors/sensor-tiles';
import styles from './board.module.css';
import { FirstReading } from './first-reading';
import { holdPanel } from './hold-panel';
import { LaterPanel } from './later-panel';
import { useShown } from './use-shown';

/** More tiles than this make a second row, and push the chart off the first screen: it stands beside them then. */
const MANY_SENSORS = 4;

const isOpen = ({ endedAtMs }: Alert) => endedAtMs === null;

/**
 * Alerts, sensors, and the chosen sensor's chart; before the first reading, how to get one. What was missed stands among
 * `notices`, over the page.
 */
export function Board({ notices }: { notices: HTMLElement | null }) {
  const t = useTranslations('shell');
  const { chosenId, range, show } = useShown();
  const count = useLive(({ sensors }) => sensors.size);
  // That nothing comes in is told also where nothing ever did.
  const hasStrip = useLive(({ sensors, alerts }) => sensors.size > 0 || [...alerts.values()].some(isOpen));
  const isLive = useLive(({ sensors }) => chosenId !== null && sensors.has(chosenId));
  const recordings = useRecordings(isLive ? null : chosenId);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => (panel.current === null ? undefined : holdPanel(panel.current)), []);
  const isAwaited = useRef(false);
  const open = useCallback(
    (sensorId: string, next: Range) => {
      show(sensorId, next);
      isAwaited.current = true;
      bringIntoSight(panel.current);
    },
    [show],
  );
  // Who chose a sensor before its panel was loaded has seen only where it will be.
  const onDrawn = useCallback(() => {
    if (isAwaited.current) bringIntoSight(panel.current);
    isAwaited.current = false;
  }, []);
  // A stretch of one sensor's past is worth comparing, not one of a recording.
  const openTile = useCallback(
    (sensorId: string) => open(sensorId, isLive || range.kind !== 'fixed' ? range : LIVE),
    [open, isLive, range],
  );
  const onRange = (next: Range, how?: 'replace') => show(chosenId, next, how);
  return (
    <div className={styles.board} data-many={count > MANY_SENSORS}>
      <div className={styles.strip}>{hasStrip && <AlertStrip />}</div>
      <div className={styles.sensors}>
        {count > 0 ? <SensorTiles chosenId={chosenId} onChoose={openTile} /> : <FirstReading />}
        <RecordedList recordings={recordings} chosenId={chosenId} onOpen={(sensorId) => open(sensorId, LIVE)} />
      </div>
      {notices && createPortal(<AwayLine onOpen={open} />, notices)}
      <section ref={panel} className={styles.panel}>
        {chosenId !== null && (
          <>
            <a className={styles.toSensors} href="#sensors">
              ↑ {t('allSensors')}
            </a>
            <LaterPanel
              sensorId={chosenId}
              {...{ isLive, recordings, range, onRange, onDrawn }}
              onLeave={() => show(null, LIVE)}
            />
          </>
        )}
      </section>
    </div>
  );
}

// On a phone the chart lies below the rows. Where it is in sight nothing may move: what was pressed, and the alerts above it, would.
function bringIntoSight(panel: HTMLElement | null): void {
  const chart = panel?.querySelector('figure')?.getBoundingClientRect();
  if (chart !== undefined && chart.top >= 0 && chart.bottom <= innerHeight) return;
  panel?.scrollIntoView({ block: 'nearest' });
}
