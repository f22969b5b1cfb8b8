import { isCoolingAt, relax } from './physics';
import { between, type Random } from './random';
import type { SensorModel } from './sensor-model';

type Fridge = { celsius: number; contentsCelsius: number; isCooling: boolean; doorOpenMs: number };

const ROOM_CELSIUS = 21;
const MINUTE_MS = 60_000;
const MEAN_BETWEEN_DOORS_MS = 10 * MINUTE_MS;

/** A kitchen fridge: the compressor's saw-tooth around 4 °C, and a peak each time somebody opens the door. */
export const fridge: SensorModel<Fridge> = {
  sensorId: 'Fridge',
  decimals: 1,
  noiseCelsius: 0.03,
  // From 4 °C past 8 °C in about 11 s with the door open; without the compressor in 40 s, where a real one takes an hour.
  weaknesses: {
    doorOpen: { celsius: ROOM_CELSIUS, tauMs: 40_000 },
    compressorOff: { celsius: ROOM_CELSIUS, tauMs: 150_000 },
  },
  begin({ random }) {
    return { celsius: between(random, [3, 4.5]), contentsCelsius: 3.8, isCooling: random() < 0.4, doorOpenMs: 0 };
  },
  step(state, { dtMs, random }) {
    const doorOpenMs = nextDoor(state.doorOpenMs, { dtMs, random });
    const isCooling = isCoolingAt(state.celsius, { onAbove: 4.8, offBelow: 2.6, wasCooling: state.isCooling });
    let celsius = relax(state.celsius, ROOM_CELSIUS, { dtMs, tauMs: 40 * MINUTE_MS });
    celsius = relax(celsius, state.contentsCelsius, { dtMs, tauMs: 10 * MINUTE_MS });
    if (doorOpenMs > 0) celsius = relax(celsius, ROOM_CELSIUS, { dtMs, tauMs: 40_000 });
    if (isCooling) celsius -= (1.2 * dtMs) / MINUTE_MS;
    const contentsCelsius = relax(state.contentsCelsius, celsius, { dtMs, tauMs: 60 * MINUTE_MS });
    return { celsius, contentsCelsius, isCooling, doorOpenMs };
  },
};

/** How long the door stays open from now, ms: somebody comes at random and leaves it open for 5 to 25 s. */
function nextDoor(doorOpenMs: number, { dtMs, random }: { dtMs: number; random: Random }): number {
  if (doorOpenMs > 0) return Math.max(0, doorOpenMs - dtMs);
  return random() < dtMs / MEAN_BETWEEN_DOORS_MS ? between(random, [5000, 25_000]) : 0;
}
