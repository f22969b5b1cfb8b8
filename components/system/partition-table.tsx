import { useTranslations } from 'next-intl';
import { useId } from 'react';
import type { System } from '#protocol/system';
import styles from './system.module.css';

type PartitionTableProps = { partitions: System['partitions']; count(value: number): string };

/** How far each partition of the log is handled. */
export function PartitionTable({ partitions, count }: PartitionTableProps) {
  const t = useTranslations('system');
  const titleId = useId();
  const known = (value: number | null) => (value === null ? t('unknown') : count(value));
  return (
    <section className={styles.part} aria-labelledby={titleId}>
      <h2 id={titleId}>{t('partitions')}</h2>
      {partitions.length === 0 && <p className={styles.unknown}>{t('noPartitions')}</p>}
      {partitions.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard must be able to scroll it.
        <section className={styles.scrolled} aria-labelledby={titleId} tabIndex={0}>
          <table className={styles.table} aria-labelledby={titleId}>
            <thead>
              <tr>
                <th scope="col">{t('partition')}</th>
                <th scope="col">{t('behind')}</th>
                <th scope="col">{t('handled')}</th>
                <th scope="col">{t('written')}</th>
              </tr>
            </thead>
            <tbody>
              {partitions.map(({ partition, isOurs, nextOffset, endOffset, lagMessages }) => (
                <tr key={partition} data-behind={(lagMessages ?? 0) > 0}>
                  <th scope="row">{partition}</th>
                  <td>{isOurs ? known(lagMessages) : t('notOurs')}</td>
                  <td>{known(nextOffset)}</td>
                  <td>{known(endOffset)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}
