'use client';

import type { ThresholdLimits } from '#protocol/threshold';
import { ThresholdForm } from './threshold-form';
import { useSavedThreshold } from './use-saved-threshold';

type ThresholdEditorProps = {
  sensorId: string;
  /** Hears what is being drafted for this sensor, in °C; null while nothing is. Give the same function each time. */
  onDraftLimits(limits: ThresholdLimits | null): void;
};

/** One sensor's threshold: shown, drafted, saved, undone. Mount it anew (`key`) for another sensor. */
export function ThresholdEditor({ sensorId, onDraftLimits }: ThresholdEditorProps) {
  const saved = useSavedThreshold(sensorId);
  return saved && <ThresholdForm sensorId={sensorId} saved={saved} onDraftLimits={onDraftLimits} />;
}
