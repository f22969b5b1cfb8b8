'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { System } from '#protocol/system';
import { useSensorWords } from '../sensors/sensor-words';
import { useFeedWords } from '../shell/use-feed-words';
import { Facts } from './facts';
import styles from './system.module.css';
import { useSystemWords } from './use-system-words';

type PartProps = { system: System };

/** The way readings come in; its state is the live one, as in the header. */
export function FeedPart({ system: { feed, serverTimeMs } }: PartProps) {
  const t = useTranslations('system');
  const words = useSystemWords();
  const { ago } = useSensorWords();
  const { short } = useFeedWords();
  const { source, intake, lagMessages, lastReadingAtMs, connected, connectedSinceMs, simulator } = feed;
  const road = { isConnected: `${connected}`, time: words.since(connectedSinceMs, serverTimeMs) };
  return (
    <Facts
      title={t('feed')}
      unknown={t('unknown')}
      facts={[
        { name: t('state'), value: <b>{short}</b> },
        { name: t('source'), value: t(source === 'kafka' ? 'kafkaTopic' : 'embeddedLog', { topic: intake.topic }) },
        { name: t('connection'), value: t('connectedSince', road) },
        { name: t('behind'), value: lagMessages === null ? null : t('messages', { count: lagMessages }) },
        {
          name: t('lastReading'),
          value: lastReadingAtMs === null ? t('never') : ago(serverTimeMs - lastReadingAtMs),
        },
        { name: t('heard'), value: words.count(intake.messages) },
        { name: t('readings'), value: words.count(intake.readings) },
        {
          name: t('refused'),
          value: (
            <Link className={styles.link} href="/rejected">
              {words.count(intake.rejections)}
            </Link>
          ),
        },
        { name: t('invented'), value: t(`simulator.${simulator}`) },
      ]}
    />
  );
}

export function StorePart({ system: { feed, storeBytes, versions, serverTimeMs } }: PartProps) {
  const t = useTranslations('system');
  const reason = useTranslations('feed.reason');
  const words = useSystemWords();
  const { store, storingSinceMs } = feed;
  const size = (part: keyof NonNullable<typeof storeBytes>) => storeBytes && words.bytes(storeBytes[part]);
  const total = storeBytes && storeBytes.readings + storeBytes.rollups + storeBytes.other;
  return (
    <Facts
      title={t('store')}
      unknown={t('unknown')}
      facts={[
        { name: t('state'), value: <b>{t(`stores.${store.state}`)}</b> },
        ...(store.reason === null ? [] : [{ name: t('why'), value: reason(store.reason) }]),
        { name: t('sinceWhen'), value: words.since(storingSinceMs, serverTimeMs) },
        { name: t('database'), value: t(store.database === 'own' ? 'ownDatabase' : 'externalDatabase') },
        { name: 'PostgreSQL', value: versions.database },
        { name: t('sizeReadings'), value: size('readings') },
        { name: t('sizeRollups'), value: size('rollups') },
        { name: t('sizeOther'), value: size('other') },
        { name: t('sizeAll'), value: total === null ? null : words.bytes(total) },
      ]}
    />
  );
}

export function ProcessPart({ system }: PartProps) {
  const t = useTranslations('system');
  const words = useSystemWords();
  const { memory, sockets, sensors, alertsOpen, startedAtMs, serverTimeMs } = system;
  const heap = { used: words.bytes(memory.heapUsedBytes), total: words.bytes(memory.heapTotalBytes) };
  return (
    <Facts
      title={t('process')}
      unknown={t('unknown')}
      facts={[
        { name: t('sockets'), value: words.count(sockets) },
        { name: t('sensors'), value: words.count(sensors) },
        {
          name: t('alertsOpen'),
          value: (
            <Link className={styles.link} href="/alerts?state=open">
              {words.count(alertsOpen)}
            </Link>
          ),
        },
        { name: t('memory'), value: words.bytes(memory.rssBytes) },
        { name: t('heap'), value: t('heapOf', heap) },
        { name: t('started'), value: words.since(startedAtMs, serverTimeMs) },
        { name: t('up'), value: words.duration(serverTimeMs - startedAtMs) },
      ]}
    />
  );
}

export function VersionsPart({ system: { versions } }: PartProps) {
  const t = useTranslations('system');
  return (
    <Facts
      title={t('versions')}
      unknown={t('unknown')}
      facts={[
        { name: 'Isotherm', value: versions.isotherm },
        { name: t('build'), value: versions.build ?? t('noBuild') },
        { name: 'Node.js', value: versions.node },
      ]}
    />
  );
}
