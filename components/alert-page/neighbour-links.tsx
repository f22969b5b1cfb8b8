'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { Alert } from '#protocol/alert';
import { alertPath } from '../attention/alert-path';
import { serverNowMs, useServerNowMs } from '../live/use-live';
import { sinceWords } from '../words/duration-clock';
import { useClock } from '../words/use-clock';
import styles from './alert-page.module.css';
import { readSensorAlerts } from './alert-requests';
import { findNeighbours, type Neighbours } from './neighbours';

const MINUTE_MS = 60_000;

/** The alerts of the same sensor before and after this one. */
export function NeighbourLinks({ alert }: { alert: Alert }) {
  const t = useTranslations('alertPage');
  const found = useNeighbours(alert);
  if (found === null) return null;
  return (
    <nav className={styles.neighbours} aria-label={t('neighbours')}>
      <Neighbour which="earlier" alert={found.earlier} />
      <Neighbour which="later" alert={found.later} />
    </nav>
  );
}

function Neighbour({ which, alert }: { which: 'earlier' | 'later'; alert: Alert | null }) {
  const t = useTranslations('alertPage');
  const clock = useClock();
  const nowMs = useServerNowMs(MINUTE_MS);
  if (alert === null) return <span className={styles.quiet}>{t(which === 'earlier' ? 'noEarlier' : 'noLater')}</span>;
  return (
    <Link className={styles.link} href={alertPath(alert.id)} rel={which === 'earlier' ? 'prev' : 'next'}>
      {t(which, { time: sinceWords(alert.openedAtMs, { nowMs, ...clock }) })}
    </Link>
  );
}

function useNeighbours(alert: Alert): Neighbours | null {
  const [found, setFound] = useState<{ id: string; neighbours: Neighbours } | null>(null);
  // Only what names it matters: a new peak has no new neighbours.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the alert is a new object with each of its readings.
  useEffect(() => {
    let isOver = false;
    void findNeighbours(alert, { read: readSensorAlerts, nowMs: serverNowMs() }).then((neighbours) => {
      if (!isOver) setFound({ id: alert.id, neighbours });
    });
    return () => {
      isOver = true;
    };
  }, [alert.id, alert.endedAtMs]);
  return found?.id === alert.id ? found.neighbours : null;
}
