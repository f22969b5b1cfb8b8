'use client';

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
};

/** The chosen sensor, large, whether it is on the board or only recorded. */
export function ChosenPanel({ isLive, sensorId, recordings, range, onRange, onLeave }: ChosenPanelProps) {
  if (isLive) return <SensorPanel key={sensorId} {...{ sensorId, range, onRange }} />;
  return <UnlistedSensor {...{ sensorId, recordings, range, onRange, onLeave }} />;
}
