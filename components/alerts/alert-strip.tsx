'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useServerNowMs } from '../live/use-live';
import { Dialog } from '../shell/dialog';
import { AlertAnnouncer } from './alert-announcer';
import { AlertList } from './alert-list';
import type { AlertRow } from './alert-rows';
import styles from './alert-strip.module.css';
import { Calm } from './calm';
import { useAlertRows } from './use-alert-rows';

/** Rows in sight; the strip keeps this height when calm, so that nothing moves under the pointer. */
const ROWS_IN_SIGHT = 2;

/** What is wrong now, or that nothing is. `onOpen` shows that sensor. */
export function AlertStrip({ onOpen }: { onOpen: (sensorId: string) => void }) {
  const t = useTranslations('alert');
  const rows = useAlertRows();
  const nowMs = useServerNowMs(1000);
  const inSight = rows.length > ROWS_IN_SIGHT ? rows.slice(0, ROWS_IN_SIGHT - 1) : rows;
  return (
    <section className={styles.strip} aria-label={t('strip')} data-severity={severityOf(rows)}>
      {rows.length === 0 ? <Calm /> : <AlertList rows={inSight} nowMs={nowMs} onOpen={onOpen} />}
      {rows.length > inSight.length && (
        <More rows={rows} hidden={rows.length - inSight.length} nowMs={nowMs} onOpen={onOpen} />
      )}
      <AlertAnnouncer />
    </section>
  );
}

function severityOf(rows: readonly AlertRow[]): 'critical' | 'ended' | 'none' {
  if (rows.some(({ isOpen, isRepeating }) => isOpen || isRepeating)) return 'critical';
  return rows.length > 0 ? 'ended' : 'none';
}

type MoreProps = { rows: readonly AlertRow[]; hidden: number; nowMs: number; onOpen: (sensorId: string) => void };

function More({ rows, hidden, nowMs, onOpen }: MoreProps) {
  const t = useTranslations('alert');
  const [isShown, setShown] = useState(false);
  const open = (sensorId: string) => {
    setShown(false);
    onOpen(sensorId);
  };
  return (
    <>
      <button type="button" className={styles.more} onClick={() => setShown(true)}>
        {t('more', { count: hidden })}
      </button>
      <Dialog title={t('all')} isOpen={isShown} onClose={() => setShown(false)}>
        <AlertList rows={rows} nowMs={nowMs} onOpen={open} />
      </Dialog>
    </>
  );
}
