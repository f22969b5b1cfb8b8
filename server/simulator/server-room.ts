import { clamp, isCoolingAt, wander } from './physics';
import { between } from './random';
import type { SensorModel } from './sensor-model';

type ServerRoom = { celsius: number; isCooling: boolean; extraLoad: number };

/** What the machines give off at full load and what the cooler takes away, in °C of room air per second. */
const FULL_LOAD_PER_SECOND = 0.02;
const COOLER_PER_SECOND = 0.035;

/** A server room: machines whose load wanders, against a cooler that holds it between 22.5 and 24 °C. */
export const serverRoom: SensorModel<ServerRoom> = {
  sensorId: 'Server room',
  decimals: 1,
  noiseCelsius: 0.03,
  // Past 40 °C, the threshold of a first start, in about 45 s.
  weaknesses: { compressorOff: { celsius: 50, tauMs: 45_000 } },
  begin({ random }) {
    return { celsius: between(random, [22.6, 23.9]), isCooling: random() < 0.5, extraLoad: 0 };
  },
  step(state, { dtMs, random }) {
    const extraLoad = wander(state.extraLoad, { dtMs, tauMs: 600_000, sigma: 0.12, random });
    const isCooling = isCoolingAt(state.celsius, { onAbove: 24, offBelow: 22.5, wasCooling: state.isCooling });
    const perSecond = FULL_LOAD_PER_SECOND * clamp(0.75 + extraLoad, [0.4, 1]) - (isCooling ? COOLER_PER_SECOND : 0);
    return { celsius: state.celsius + (perSecond * dtMs) / 1000, isCooling, extraLoad };
  },
};
