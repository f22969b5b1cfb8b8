import { DEFAULT_SENSOR_ID } from '#protocol/limits';
import { between, type Random } from './random';
import type { SensorModel } from './sensor-model';

const uniform = ({ random }: { random: Random }) => ({ celsius: between(random, [0, 50]) });

/** The one sensor of the article: any temperature from 0 to 50 °C, without a memory. */
export const articleSensor: SensorModel<{ celsius: number }> = {
  sensorId: DEFAULT_SENSOR_ID,
  decimals: 2,
  noiseCelsius: 0,
  // Nobody knows what it measures; with either it stays above 40 °C after half a minute, or a whole one.
  weaknesses: {
    doorOpen: { celsius: 60, tauMs: 30_000 },
    compressorOff: { celsius: 60, tauMs: 60_000 },
  },
  begin: uniform,
  step: (_state, surroundings) => uniform(surroundings),
};
