import { isCoolingAt, relax } from './physics';
import { between } from './random';
import type { SensorModel } from './sensor-model';

type Freezer = { celsius: number; isCooling: boolean; untilDefrostMs: number; defrostMs: number };

const ROOM_CELSIUS = 21;
const MINUTE_MS = 60_000;
const DEFROST_MS = 90_000;

/** A frost-free freezer around −18 °C: the compressor's saw-tooth and a hump whenever its heater melts the ice. */
export const freezer: SensorModel<Freezer> = {
  sensorId: 'Freezer',
  decimals: 1,
  noiseCelsius: 0.03,
  // From −18 °C past −10 °C in about 14 s with the door open; without the compressor in 70 s.
  weaknesses: {
    doorOpen: { celsius: ROOM_CELSIUS, tauMs: 60_000 },
    compressorOff: { celsius: ROOM_CELSIUS, tauMs: 300_000 },
  },
  begin({ random }) {
    const celsius = between(random, [-18.8, -17.6]);
    return { celsius, isCooling: random() < 0.4, untilDefrostMs: between(random, [3, 5]) * MINUTE_MS, defrostMs: 0 };
  },
  step(state, { dtMs, random }) {
    const isDefrosting = state.defrostMs > 0;
    let celsius = relax(state.celsius, ROOM_CELSIUS, { dtMs, tauMs: 110 * MINUTE_MS });
    if (isDefrosting) celsius = relax(celsius, 2, { dtMs, tauMs: 5 * MINUTE_MS });
    const thermostat = { onAbove: -17.2, offBelow: -19.2, wasCooling: state.isCooling };
    const isCooling = !isDefrosting && isCoolingAt(celsius, thermostat);
    if (isCooling) celsius -= (1.3 * dtMs) / MINUTE_MS;
    const untilDefrostMs = state.untilDefrostMs - dtMs;
    if (untilDefrostMs > 0) {
      return { celsius, isCooling, untilDefrostMs, defrostMs: Math.max(0, state.defrostMs - dtMs) };
    }
    // A real one does it every eight hours; nobody looks at a demonstration that long.
    return { celsius, isCooling, untilDefrostMs: between(random, [12, 16]) * MINUTE_MS, defrostMs: DEFROST_MS };
  },
};
