'use client';

import { useMediaQuery } from '@mantine/hooks';
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

/** Rows in sight, beside each other where there is room; the rest stand behind a button. */
const ROWS_IN_SIGHT = { wide: 2, narrow: 1 };

const IS_WIDE = '(width >= 75rem)';

/** What is wrong now, or that nothing is. `onOpen` shows that sensor. */
export function AlertStrip({ onOpen }: { onOpen: (sensorId: string) => void }) {
  const t = useTranslations('alert');
  const rows = useAlertRows();
  const nowMs = useServerNowMs(1000);
  const isWide = useMediaQuery(IS_WIDE) ?? false;
  const inSight = rows.slice(0, isWide ? ROWS_IN_SIGHT.wide : ROWS_IN_SIGHT.narrow);
  return (
    <section className={styles.strip} aria-label={t('strip')} data-severity={severityOf(rows)}>
      <div className={styles.rows}>
        {rows.length === 0 ? <Calm /> : <AlertList rows={inSight} nowMs={nowMs} onOpen={onOpen} />}
      </div>
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
