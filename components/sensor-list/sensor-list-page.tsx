'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSensorIds, useServerNowMs } from '../live/use-live';
import { useSettings } from '../live/use-settings';
import { hasWords, SEEK_ABOVE } from '../sensors/seek-sensors';
import { SensorSearch } from '../sensors/sensor-search';
import { hasSettings } from '../setup/levels';
import { ABOUT, setupAddress } from '../setup/target';
import { StrongLink } from '../shell/strong-link';
import { SubPage } from '../shell/sub-page';
import { sinceWords } from '../words/duration-clock';
import { useClock } from '../words/use-clock';
import { useSensorName } from '../words/use-sensor-name';
import styles from './sensor-list.module.css';
import { type SensorRow, sensorRows } from './sensor-rows';

/** All sensors, each leading to its form. */
export function SensorListPage() {
  const t = useTranslations('sensorList');
  const settings = useSettings();
  const liveIds = useSensorIds();
  const nowMs = useServerNowMs(1000);
  const rows = sensorRows(liveIds, settings, nowMs);
  const [words, setWords] = useState('');
  const nameOf = useSensorName();
  const found = rows.filter((row) => hasWords([nameOf(row.sensorId), row.sensorId, row.group, row.place], words));
  return (
    <SubPage title={t('title')} lead={t('lead')}>
      <StrongLink href="/setup">{t('setup')}</StrongLink>
      {!hasSettings(settings) && <p>{t('loading')}</p>}
      {hasSettings(settings) && rows.length === 0 && <p>{t('none')}</p>}
      {rows.length > SEEK_ABOVE && (
        <SensorSearch words={words} onWords={setWords} found={found.length} all={rows.length} />
      )}
      {found.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('name')}</th>
              <th scope="col">{t('group')}</th>
              <th scope="col">{t('place')}</th>
              <th scope="col">{t('state')}</th>
            </tr>
          </thead>
          <tbody>
            {found.map((row) => (
              <Row key={row.sensorId} row={row} nowMs={nowMs} />
            ))}
          </tbody>
        </table>
      )}
    </SubPage>
  );
}

function Row({ row, nowMs }: { row: SensorRow; nowMs: number }) {
  const t = useTranslations('sensorList');
  const clock = useClock();
  const nameOf = useSensorName();
  const { sensorId, state, maintenanceUntilMs } = row;
  const time = sinceWords(maintenanceUntilMs ?? nowMs, { nowMs, ...clock });
  return (
    <tr data-state={state}>
      <th scope="row">
        <Link
          className={styles.name}
          href={setupAddress({ kind: 'sensors', sensorIds: [sensorId], group: null }) + ABOUT}
        >
          {nameOf(sensorId)}
        </Link>
        {row.name !== sensorId && <span className={styles.id}>{sensorId}</span>}
        {row.continues !== null && <span className={styles.id}>{t('continues', { name: nameOf(row.continues) })}</span>}
      </th>
      <td data-empty={row.group === null}>
        {row.group !== null && <Link href={setupAddress({ kind: 'group', group: row.group })}>{row.group}</Link>}
      </td>
      <td data-empty={row.place === null}>{row.place}</td>
      <td className={styles.state}>{t(`states.${state}`, { time })}</td>
    </tr>
  );
}
