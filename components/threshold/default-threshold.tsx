'use client';

import { Button } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../shell/dialog';
import type { TheirLimits } from './threshold-draft';
import { ThresholdForm } from './threshold-form';
import { useSavedThreshold } from './use-saved-threshold';
import { useThresholdEditing } from './use-threshold-editing';
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
        <DefaultForm saved={saved} />
      </Dialog>
    </>
  );
}

function DefaultForm({ saved }: { saved: TheirLimits }) {
  const editing = useThresholdEditing({ sensorId: null, saved });
  return <ThresholdForm sensorId={null} saved={saved} editing={editing} />;
}
