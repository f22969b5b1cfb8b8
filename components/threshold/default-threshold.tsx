'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { Suspense, useState } from 'react';
import { Dialog } from '../shell/dialog';
import { lazyPatiently } from '../shell/load-patiently';
import { useSavedThreshold } from './use-saved-threshold';

const DefaultForm = lazyPatiently(() => import('./default-form'), 'DefaultForm');

/** The threshold of every sensor without its own, behind a button. */
export function DefaultThreshold() {
  const t = useTranslations('threshold');
  const saved = useSavedThreshold(null);
  const [isOpen, setOpen] = useState(false);
  if (saved === null) return null;
  return (
    <>
      <Button variant="subtle" h="var(--target)" onClick={() => setOpen(true)}>
        {t('defaultButton')}
      </Button>
      <Dialog title={t('defaultButton')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <Suspense fallback={null}>
          <DefaultForm saved={saved} />
        </Suspense>
      </Dialog>
    </>
  );
}
