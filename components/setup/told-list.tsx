'use client';

import { Checkbox } from '@mantine/core';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { scopeWords } from '../channels/scope-words';
import { useSensorName } from '../words/use-sensor-name';
import { channelsAddress } from './target';
import styles from './told-blank.module.css';
import type { SetupForm } from './use-setup-form';
import { useSetupWords } from './use-setup-words';

type Rows = NonNullable<SetupForm['told']['rows']>;

/** Every channel, ticked where it tells of these sensors: how it reaches whom, about what, and of which sensors then. */
export function ToldList({ form, rows }: { form: SetupForm; rows: Rows }) {
  const { t } = useSetupWords();
  const channelWords = useTranslations('channels');
  const nameOf = useSensorName();
  const { canChange, target } = form;
  const areThese = target.kind === 'sensors' && target.group === null;
  const about = ({ channel, scope }: Rows[number]) =>
    [
      channelWords(`kinds.${channel.target.kind}`),
      channelWords(channel.severities.includes('warning') ? 'tellsAll' : 'tellsCritical'),
      scopeWords(scope, { t: channelWords, nameOf }),
      ...(channel.isOn ? [] : [channelWords('off')]),
    ].join(' · ');
  return (
    <>
      <ul className={styles.rows}>
        {rows.map((row) => (
          <li key={row.channel.channelId}>
            <Checkbox
              size="md"
              classNames={{ body: styles.tick, labelWrapper: styles.tickLabel }}
              label={row.channel.name}
              description={about(row)}
              checked={row.state === 'all'}
              indeterminate={row.state === 'some'}
              disabled={!canChange}
              onChange={({ currentTarget }) => form.tell(row.channel.channelId, currentTarget.checked)}
            />
          </li>
        ))}
      </ul>
      <p className={styles.hint}>{areThese ? t('toldHint', { count: form.sensorIds.length }) : t('toldHintMany')}</p>
      <Link className={styles.add} href={channelsAddress(target)}>
        {t('editChannels')}
      </Link>
    </>
  );
}
