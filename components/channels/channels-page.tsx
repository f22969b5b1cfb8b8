'use client';

import { Button } from '@mantine/core';
import { useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Channel } from '#protocol/channel';
import { formToGoBackTo } from '../setup/target';
import { useAccess } from '../shell/access';
import { Dialog } from '../shell/dialog';
import { SubPage } from '../shell/sub-page';
import { ChannelCard } from './channel-card';
import { ChannelForm } from './channel-form';
import styles from './channels.module.css';
import { DeliveryLog } from './delivery-log';
import { useChannels } from './use-channels';

/** Whom alerts are told to, and what became of each message. */
export function ChannelsPage() {
  const t = useTranslations('channels');
  const { canChange } = useAccess();
  const form = formToGoBackTo(useSearchParams());
  const { channels, deliveries, isFailing, refresh } = useChannels();
  // Undefined: no form; null: a new channel.
  const [edited, setEdited] = useState<Channel | null | undefined>(undefined);
  const close = () => {
    setEdited(undefined);
    void refresh();
  };
  return (
    <SubPage title={t('title')} lead={t('lead')} back={form === null ? null : { href: form, words: t('backToForm') }}>
      {isFailing && <p role="alert">{t('failing')}</p>}
      {channels === null && !isFailing && <p className={styles.quiet}>{t('loading')}</p>}
      {channels?.length === 0 && <p className={styles.empty}>{t('none')}</p>}
      <ul className={styles.cards}>
        {channels?.map((channel) => (
          <ChannelCard
            key={channel.channelId}
            channel={channel}
            canChange={canChange}
            onEdit={() => setEdited(channel)}
            onDone={() => void refresh()}
          />
        ))}
      </ul>
      {canChange && channels !== null && (
        <Button className={styles.add} onClick={() => setEdited(null)}>
          {t('add')}
        </Button>
      )}
      <DeliveryLog deliveries={deliveries} />
      <Dialog
        title={edited ? t('change', { name: edited.name }) : t('add')}
        isOpen={edited !== undefined}
        onClose={close}
      >
        {edited !== undefined && <ChannelForm channel={edited} onDone={close} />}
      </Dialog>
    </SubPage>
  );
}
