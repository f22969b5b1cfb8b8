'use client';

import { useTranslations } from 'next-intl';
import { useSensorWords } from '../sensors/sensor-words';
import { Dialog } from '../shell/dialog';
import { ThresholdForm } from './threshold-form';
import type { PanelThreshold } from './use-panel-threshold';

/** The form again for a finger, with the tapped limit alone: it lies at the bottom, and the line stays in sight. */
export function ThresholdSheet({ sensorId, saved, editing, sheet }: PanelThreshold) {
  const t = useTranslations('thresholdHand');
  const words = useSensorWords();
  if (saved === null) return null;
  return (
    <Dialog
      title={t('sheetTitle', { sensor: words.name(sensorId) })}
      place="bottom"
      isOpen={sheet.limit !== null}
      onClose={sheet.close}
    >
      <ThresholdForm sensorId={sensorId} saved={saved} editing={editing} only={sheet.limit} />
    </Dialog>
  );
}
