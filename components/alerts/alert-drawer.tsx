'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useCommand } from '../acting/use-command';
import { acknowledgeAlerts, MOST_AT_ONCE } from '../live/alert-commands';
import { useAccess } from '../shell/access';
import { Dialog } from '../shell/dialog';
import { PressButton } from '../shell/press-button';
import styles from './alert-drawer.module.css';
import { AlertList } from './alert-list';
import type { AlertRow } from './alert-rows';
import type { RowsHeld } from './use-held-rows';

type AlertDrawerProps = { held: RowsHeld; nowMs: number; isOpen: boolean; onClose(): void };

/** All rows, and one press for all that nobody has acknowledged. */
export function AlertDrawer({ held, nowMs, isOpen, onClose }: AlertDrawerProps) {
  const t = useTranslations('alert');
  const { rows } = held;
  return (
    <Dialog title={t('all')} isOpen={isOpen} onClose={onClose}>
      <div className={styles.actions}>
        <AcknowledgeAll rows={rows} />
        <Link className={styles.ever} href="/alerts">
          {t('ever')}
        </Link>
      </div>
      {rows.length === 0 ? <p>{t('noneLeft')}</p> : <AlertList rows={rows} held={held} nowMs={nowMs} isWhole />}
    </Dialog>
  );
}

function AcknowledgeAll({ rows }: { rows: readonly AlertRow[] }) {
  const t = useTranslations('alert');
  const { canChange } = useAccess();
  const { run, isRunning, failure } = useCommand();
  const ids = rows.flatMap(({ allToAcknowledge }) => allToAcknowledge).slice(0, MOST_AT_ONCE);
  if (!canChange) return null;
  return (
    <>
      {ids.length > 0 && (
        <PressButton variant="default" isBusy={isRunning} onClick={() => run(() => acknowledgeAlerts(ids))}>
          {t('acknowledgeAll', { count: ids.length })}
        </PressButton>
      )}
      {failure !== null && <p role="alert">{failure}</p>}
    </>
  );
}
