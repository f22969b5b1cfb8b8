'use client';

import { Button } from '@mantine/core';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { lock } from '../live/commands';
import { useAccess } from './access';
import { Dialog } from './dialog';
import { LockIcon } from './icons';
import { loadPatiently } from './load-patiently';

const UnlockForm = dynamic(() => loadPatiently(() => import('./unlock-form')).then((module) => module.UnlockForm), {
  ssr: false,
});

/** Whether this browser may change things, and the way to it; nothing where nobody needs to ask. */
export function AccessButton() {
  const t = useTranslations('access');
  const { access, refresh } = useAccess();
  const [isOpen, setOpen] = useState(false);
  if (access === null || access === 'open') return null;
  const isViewOnly = access === 'view-only';
  const close = () => setOpen(false);
  const lockAgain = async () => {
    await lock();
    await refresh();
  };
  const press = () => (access === 'unlocked' ? void lockAgain() : setOpen(true));
  return (
    <>
      <Button
        variant="subtle"
        h="var(--target)"
        leftSection={<LockIcon isOpen={access === 'unlocked'} />}
        onClick={press}
      >
        {isViewOnly ? t('viewOnly') : t(access === 'unlocked' ? 'lock' : 'unlock')}
      </Button>
      <Dialog
        title={t(isViewOnly ? 'viewOnly' : 'unlockTitle')}
        isOpen={isOpen && access !== 'unlocked'}
        onClose={close}
      >
        {isViewOnly ? <p>{t('viewOnlyHint')}</p> : <UnlockForm onUnlocked={close} />}
      </Dialog>
    </>
  );
}
