'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Channel } from '#protocol/channel';
import { PressButton } from '../shell/press-button';
import { useSensorName } from '../words/use-sensor-name';
import { toClock } from './channel-draft';
import { removeChannel, saveChannel, testChannel } from './channel-requests';
import { channelPlace } from './channel-words';
import styles from './channels.module.css';
import { scopeWords } from './scope-words';

type ChannelCardProps = { channel: Channel; canChange: boolean; onEdit(): void; onDone(): void };

/** One channel: whom it reaches, about what, and a try of it. */
export function ChannelCard({ channel, canChange, onEdit, onDone }: ChannelCardProps) {
  const t = useTranslations('channels');
  const { said, isBusy, test, toggle, remove } = useChannelActions(channel, onDone);
  const nameOf = useSensorName();
  const { severities, quiet } = channel;
  return (
    <li className={styles.card} data-on={channel.isOn}>
      <h2 className={styles.name}>{channel.name}</h2>
      <p>{channelPlace(channel.target, t)}</p>
      <p className={styles.quiet}>
        {severities.includes('warning') ? t('tellsAll') : t('tellsCritical')} · {scopeWords(channel, { t, nameOf })}
        {quiet !== null && ` · ${t('quietHours', { from: toClock(quiet.fromMinute), to: toClock(quiet.toMinute) })}`}
      </p>
      {!channel.isOn && <p className={styles.off}>{t('off')}</p>}
      {canChange && (
        <div className={styles.actions}>
          <PressButton variant="default" isBusy={isBusy} onClick={test}>
            {t('test')}
          </PressButton>
          <Button variant="default" onClick={onEdit}>
            {t('edit')}
          </Button>
          <PressButton variant="subtle" color="gray" onClick={toggle}>
            {channel.isOn ? t('turnOff') : t('turnOn')}
          </PressButton>
          <Button variant="subtle" color="gray" onClick={remove}>
            {t('remove')}
          </Button>
        </div>
      )}
      <p role="status" className={styles.said}>
        {said}
      </p>
    </li>
  );
}

function useChannelActions(channel: Channel, onDone: () => void) {
  const t = useTranslations('channels');
  const [said, setSaid] = useState('');
  const [isBusy, setBusy] = useState(false);
  const { channelId, hasSecret: _has, createdAtMs: _created, changedAtMs: _changed, ...content } = channel;
  const failed = (detail: string | undefined) => setSaid(detail ?? t('noAnswer'));

  const test = async () => {
    setBusy(true);
    setSaid('');
    const result = await testChannel(channelId);
    setBusy(false);
    if (!result.ok) return failed(result.problem?.detail);
    setSaid(result.value.delivered ? t('testDelivered') : t('testFailed', { error: result.value.error ?? '' }));
    onDone();
  };
  const toggle = async () => {
    const result = await saveChannel(channel, { ...content, isOn: !channel.isOn });
    if (!result.ok && result.isCancelled) return;
    const isMoved = !result.ok && result.problem?.status === 412;
    if (!result.ok) failed(isMoved ? t('movedMeanwhile') : result.problem?.detail);
    if (result.ok || isMoved) onDone();
  };
  const remove = async () => {
    if (!window.confirm(t('removeSure', { name: channel.name }))) return;
    const result = await removeChannel(channelId);
    if (!result.ok) return result.isCancelled || failed(result.problem?.detail);
    onDone();
  };
  return { said, isBusy, test: () => void test(), toggle: () => void toggle(), remove: () => void remove() };
}
