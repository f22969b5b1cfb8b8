'use client';

import { Tabs } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useLive } from '../live/use-live';
import { useAccess } from './access';
import { boardProducer } from './board-producer';
import styles from './connect-dialog.module.css';
import { Dialog } from './dialog';
import { httpProducers } from './http-producers';
import { kafkaProducers } from './kafka-producers';
import { PASSWORD_PLACEHOLDER, type Producer } from './producers';
import { Snippet } from './snippet';

type ConnectDialogProps = { isOpen: boolean; onClose: () => void };

/** How to send readings of one's own, to copy and run. */
export function ConnectDialog({ isOpen, onClose }: ConnectDialogProps) {
  const t = useTranslations('setup');
  return (
    <Dialog title={t('connectTitle')} isOpen={isOpen} onClose={onClose}>
      <ConnectGuide />
    </Dialog>
  );
}

function ConnectGuide() {
  const t = useTranslations('setup');
  const { access } = useAccess();
  const source = useLive(({ feed }) => feed?.source ?? 'embedded');
  const topic = useLive(({ feed }) => feed?.intake.topic ?? '');
  const isKafka = source === 'kafka';
  const to = { origin: location.origin, needsPassword: access !== 'open' };
  const http = httpProducers(to);
  const kafka = kafkaProducers(isKafka ? topic : 'temperature_stream');
  const entries: { producer: Producer; notes: string[] }[] = [
    ...http.map((producer) => ({
      producer,
      notes: access === 'view-only' ? httpNotes() : [t('byHttp'), ...httpNotes()],
    })),
    { producer: boardProducer(to), notes: boardNotes() },
    ...kafka.map((producer) => ({ producer, notes: [isKafka ? t('byKafka', { topic }) : t('byKafkaLater')] })),
  ];
  return (
    <Tabs defaultValue={isKafka ? kafka[0]?.name : http[0]?.name} keepMounted={false}>
      <Tabs.List>
        {entries.map(({ producer: { name } }) => (
          <Tabs.Tab key={name} value={name} mih="var(--target)">
            {name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {entries.map(({ producer: { name, code }, notes }) => (
        <Tabs.Panel key={name} value={name} className={styles.panel}>
          {notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
          <Snippet code={code} />
          <p>{t('onlyTemperature')}</p>
        </Tabs.Panel>
      ))}
    </Tabs>
  );

  function boardNotes(): string[] {
    const { hostname } = location;
    return [t('onBoard'), ...(isLoopback(hostname) ? [t('fromElsewhere', { host: hostname })] : []), ...httpNotes()];
  }

  function httpNotes(): string[] {
    if (access === 'view-only') return [t('httpViewOnly')];
    return access === 'open' ? [] : [t('byHttpLocked', { placeholder: PASSWORD_PLACEHOLDER })];
  }
}

// What this computer calls itself, a board calls itself too.
function isLoopback(hostname: string): boolean {
  return /^(localhost|127\..*|\[::1\])$/.test(hostname);
}
