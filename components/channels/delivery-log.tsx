'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { Delivery } from '#protocol/channel';
import { momentWords } from '../chart/axis-words';
import { useServerNowMs } from '../live/use-live';
import { useClock } from '../words/use-clock';
import { useSensorName } from '../words/use-sensor-name';
import styles from './channels.module.css';

const MINUTE_MS = 60_000;
/** Named of a digest; the others are counted. */
const MOST_NAMED = 3;

/** What went out, newest first, and what became of it. */
export function DeliveryLog({ deliveries }: { deliveries: readonly Delivery[] }) {
  const t = useTranslations('channels');
  return (
    <section aria-labelledby="deliveries">
      <h2 id="deliveries" className={styles.heading}>
        {t('log')}
      </h2>
      {deliveries.length === 0 ? (
        <p className={styles.quiet}>{t('logEmpty')}</p>
      ) : (
        <ol className={styles.log}>
          {deliveries.map((delivery) => (
            <DeliveryRow key={delivery.deliveryId} delivery={delivery} />
          ))}
        </ol>
      )}
    </section>
  );
}

function DeliveryRow({ delivery }: { delivery: Delivery }) {
  const t = useTranslations('channels');
  const clock = useClock();
  const name = useSensorName();
  const nowMs = useServerNowMs(MINUTE_MS);
  const { state, what, channelName, createdAtMs, attempts, nextAttemptAtMs, lastError, alertIds, sensorIds } = delivery;
  const time = (ms: number) => momentWords(ms, { nowMs, ...clock });
  // What waits for its turn is due since it was made: that is no time to be told.
  const isPutOff = state === 'waiting' && nextAttemptAtMs !== null && nextAttemptAtMs > createdAtMs;
  const [alertId] = alertIds;
  const more = sensorIds.length - MOST_NAMED;
  const about = [...sensorIds.slice(0, MOST_NAMED).map(name), ...(more > 0 ? [t('moreSensors', { count: more })] : [])];
  return (
    <li className={styles.delivery} data-state={state}>
      <time dateTime={new Date(createdAtMs).toISOString()}>{time(createdAtMs)}</time>
      <span>
        {[t(`what.${what}`), ...about].join(' · ')} → {channelName}
      </span>
      <strong>{t(`state.${state}`)}</strong>
      {attempts > 1 && <span>{t('attempts', { count: attempts })}</span>}
      {isPutOff && <span>{t('nextTry', { time: time(nextAttemptAtMs) })}</span>}
      {alertId !== undefined && <Link href={`/alerts/${encodeURIComponent(alertId)}`}>{t('openAlert')}</Link>}
      {lastError !== null && state !== 'delivered' && <span className={styles.error}>{lastError}</span>}
    </li>
  );
}
