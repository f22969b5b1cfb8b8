'use client';

import { useMediaQuery } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useServerNowMs } from '../live/use-live';
import { AlertDrawer } from './alert-drawer';
import { AlertList } from './alert-list';
import type { AlertRow } from './alert-rows';
import styles from './alert-strip.module.css';
import { Calm } from './calm';
import { useAlertRows } from './use-alert-rows';
import { useHeldRows } from './use-held-rows';

/** Rows in sight; the rest stand behind a button. */
const ROWS_IN_SIGHT = { wide: 2, narrow: 1 };

const IS_WIDE = '(width >= 75rem)';

/** What is wrong now and what nobody has seen, or that nothing is. */
export function AlertStrip() {
  const t = useTranslations('alert');
  const held = useHeldRows(useAlertRows());
  const { rows } = held;
  const nowMs = useServerNowMs(rows.length > 0 ? 1000 : null);
  const isWide = useMediaQuery(IS_WIDE) ?? false;
  const [isOpen, setOpen] = useState(false);
  const inSight = rows.slice(0, isWide ? ROWS_IN_SIGHT.wide : ROWS_IN_SIGHT.narrow);
  const hidden = rows.length - inSight.length;
  return (
    <section
      className={styles.strip}
      aria-label={t('strip')}
      data-severity={severityOf(rows)}
      data-keeps-focus
      onPointerLeave={({ pointerType }) => pointerType === 'mouse' && held.letGo()}
    >
      <div className={styles.rows}>
        {rows.length === 0 ? <Calm /> : <AlertList rows={inSight} held={held} nowMs={nowMs} />}
      </div>
      {hidden > 0 && (
        <button
          type="button"
          className={styles.more}
          aria-label={t('moreAlerts', { count: hidden })}
          onClick={() => setOpen(true)}
        >
          <span className={styles.long}>{t('more', { count: hidden })}</span>
          <span className={styles.short}>{t('moreShort', { count: hidden })}</span>
        </button>
      )}
      <AlertDrawer held={held} nowMs={nowMs} isOpen={isOpen} onClose={() => setOpen(false)} />
    </section>
  );
}

// What somebody has is quiet.
function severityOf(rows: readonly AlertRow[]): 'critical' | 'warning' | 'quiet' {
  const ringing = rows.filter(({ state, isRepeating }) => state === 'rings' || (state === 'unseen' && isRepeating));
  if (ringing.length === 0) return 'quiet';
  return ringing.some(({ alert }) => alert.severity === 'critical') ? 'critical' : 'warning';
}
