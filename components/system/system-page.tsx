'use client';

import { useTranslations } from 'next-intl';
import { SubPage } from '../shell/sub-page';
import { PartitionTable } from './partition-table';
import styles from './system.module.css';
import { FeedPart, ProcessPart, StorePart, VersionsPart } from './system-parts';
import { useSystem } from './use-system';
import { useSystemWords } from './use-system-words';

/** How the server is doing, for whoever has to find out why it is not. */
export function SystemPage() {
  const t = useTranslations('system');
  const { system, isOld } = useSystem();
  const { count } = useSystemWords();
  return (
    <SubPage title={t('title')} lead={t('lead')}>
      {isOld && (
        <p className={styles.old} role="status">
          {t(system === null ? 'failing' : 'old')}
        </p>
      )}
      {system === null && !isOld && <p className={styles.unknown}>{t('asking')}</p>}
      {system !== null && (
        <div className={styles.parts} data-old={isOld}>
          <FeedPart system={system} />
          <PartitionTable partitions={system.partitions} count={count} />
          <StorePart system={system} />
          <ProcessPart system={system} />
          <VersionsPart system={system} />
        </div>
      )}
    </SubPage>
  );
}
