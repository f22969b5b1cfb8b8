'use client';

import { useEffect } from 'react';
import type { Range } from '../history/range';
import type { RecordedSensors } from '../recorded/use-recordings';
import { SensorPanel, type SensorPanelProps } from '../sensors/sensor-panel';
import { UnlistedSensor } from './unlisted-sensor';

export type ChosenPanelProps = SensorPanelProps & {
  /** False for a sensor that is not on the board. */
  isLive: boolean;
  recordings: RecordedSensors;
  range: Range;
  onLeave(): void;
  /** It is there, and as large as it will be. */
  onDrawn(): void;
};

/** The chosen sensor, large, whether it is on the board or only recorded. */
export function ChosenPanel({ isLive, sensorId, recordings, range, onRange, onLeave, onDrawn }: ChosenPanelProps) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another sensor is another panel.
  useEffect(() => onDrawn(), [sensorId, onDrawn]);
  if (isLive) return <SensorPanel key={sensorId} {...{ sensorId, range, onRange }} />;
  return <UnlistedSensor {...{ sensorId, recordings, range, onRange, onLeave }} />;
}
