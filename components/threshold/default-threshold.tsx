'use client';

import { Button } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../shell/dialog';
import { ThresholdForm } from './threshold-form';
import { useSavedThreshold } from './use-saved-threshold';
import { useThresholdWords } from './use-threshold-words';

/** The threshold of every sensor without its own, behind a button. */
export function DefaultThreshold() {
  const { t } = useThresholdWords();
  const saved = useSavedThreshold(null);
  const [isOpen, setOpen] = useState(false);
  if (saved === null) return null;
  return (
    <>
      <Button variant="subtle" h="var(--target)" onClick={() => setOpen(true)}>
        {t('defaultButton')}
      </Button>
      <Dialog title={t('defaultButton')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <ThresholdForm sensorId={null} saved={saved} />
      </Dialog>
    </>
  );
}
