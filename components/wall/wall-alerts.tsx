'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { AlertWords } from '../alerts/alert-words';
import { Calm } from '../alerts/calm';
import { useAlertRows } from '../alerts/use-alert-rows';
import { AlertMark } from '../attention/alert-mark';
import { useServerNowMs } from '../live/use-live';
import styles from './wall-alerts.module.css';

/** The worst alert in a sentence, and how many more there are; or that all is well. Always of the same height. */
export function WallAlerts() {
  const t = useTranslations('wall');
  const rows = useAlertRows();
  const nowMs = useServerNowMs(rows.length > 0 ? 1000 : null);
  const [worst] = rows;
  return (
    <section
      className={styles.line}
      aria-label={t('alerts')}
      data-severity={worst?.state === 'rings' ? worst.alert.severity : undefined}
    >
      {worst === undefined ? (
        <Calm />
      ) : (
        <>
          <AlertMark alert={worst.alert} />
          <p className={styles.sentence}>
            <AlertWords row={worst} nowMs={nowMs} />
          </p>
          {rows.length > 1 && (
            <Link className={styles.more} href="/alerts?state=open">
              {t('more', { count: rows.length - 1 })}
            </Link>
          )}
        </>
      )}
    </section>
  );
}
