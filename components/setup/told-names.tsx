'use client';

import Link from 'next/link';
import { useEffect, useState } from 'react';
import type { Channel } from '#protocol/channel';
import { readChannels } from '../channels/channel-requests';
import styles from './setup.module.css';
import { ruledGroup } from './target';
import { toldOf } from './told';
import type { SetupForm } from './use-setup-form';
import { useSetupWords } from './use-setup-words';

/** Whom alerts are told to: each channel chooses its sensors itself, so here they are only named. */
export function ToldNames({ form }: { form: SetupForm }) {
  const { t } = useSetupWords();
  const channels = useChannelsOnce();
  const asked = { sensorIds: form.sensorIds, group: ruledGroup(form.target) };
  const told = toldOf(channels ?? [], asked, form.settings).filter(({ isOn }) => isOn);
  const names = told.map(({ name, isCriticalOnly }) => (isCriticalOnly ? t('criticalOnly', { name }) : name));
  return (
    <span>
      {channels !== null && <strong>{names.length === 0 ? t('nobody') : names.join(t('comma'))} </strong>}
      {/* Beside this page, which holds what was filled in and is not saved yet. */}
      <Link className={styles.aside} href="/notifications" target="_blank">
        {t(channels !== null && names.length === 0 ? 'addChannel' : 'changeChannels')}
      </Link>
    </span>
  );
}

// Asked again when one comes back from the page where they are written.
function useChannelsOnce(): readonly Channel[] | null {
  const [channels, setChannels] = useState<readonly Channel[] | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const look = async () => {
      const told = await readChannels(stop.signal);
      if (!stop.signal.aborted) setChannels((known) => (told.ok ? told.value.channels : known));
    };
    void look();
    const onFocus = () => void look();
    window.addEventListener('focus', onFocus);
    return () => {
      window.removeEventListener('focus', onFocus);
      stop.abort();
    };
  }, []);
  return channels;
}
