'use client';

import type { TheirLimits } from './threshold-draft';
import { ThresholdForm } from './threshold-form';
import { useThresholdEditing } from './use-threshold-editing';

/** The threshold of every sensor without its own, to be changed. */
export function DefaultForm({ saved }: { saved: TheirLimits }) {
  const editing = useThresholdEditing({ sensorId: null, saved });
  return <ThresholdForm sensorId={null} saved={saved} editing={editing} />;
}
