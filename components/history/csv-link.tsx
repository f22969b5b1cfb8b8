'use client';

import { useTranslations } from 'next-intl';
import type { TimeWindow } from '../chart/live-span';
import { useServerNowMs } from '../live/use-live';
import { useSensorName } from '../words/use-sensor-name';
import { csvPath } from './history-requests';
import styles from './range-picker.module.css';

/** What is shown moves on; whoever copies the link gets what it showed a moment ago. */
const REFRESH_MS = 5_000;

type CsvLinkProps = {
  sensorId: string;
  shown(): TimeWindow;
  /** True beside the link of another sensor: it says whose it is. */
  isOther?: boolean;
};

/** The stored readings of what is shown, for other programs. `shown` is asked again when the link is about to be followed. */
export function CsvLink({ sensorId, shown, isOther = false }: CsvLinkProps) {
  const t = useTranslations('range');
  const nameOf = useSensorName();
  useServerNowMs(REFRESH_MS);
  const path = () => csvPath(sensorId, shown());
  const renew = ({ currentTarget }: { currentTarget: HTMLAnchorElement }) => {
    currentTarget.href = path();
  };
  return (
    <a
      className={styles.csv}
      href={path()}
      download
      title={t('csvHint')}
      onPointerEnter={renew}
      onFocus={renew}
      onContextMenu={renew}
      onClick={renew}
    >
      {isOther ? t('csvOf', { sensor: nameOf(sensorId) }) : t('csv')}
    </a>
  );
}
