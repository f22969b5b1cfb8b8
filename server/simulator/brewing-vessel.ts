import { clamp, isCoolingAt, wander } from './physics';
import { between } from './random';
import type { SensorModel } from './sensor-model';

type BrewingVessel = { celsius: number; isJacketOn: boolean; extraActivity: number };

/** What the yeast gives off at its usual pace and what the jacket takes away, in °C of wort per second. */
const YEAST_PER_SECOND = 0.002;
const JACKET_PER_SECOND = 0.006;

/** Ale in fermentation: the yeast warms it, a cooling jacket holds it between 19.2 and 19.8 °C; a fine probe. */
export const brewingVessel: SensorModel<BrewingVessel> = {
  sensorId: 'Brewing vessel',
  decimals: 2,
  noiseCelsius: 0.008,
  // The yeast's own warmth: past 24 °C in about 40 s.
  weaknesses: { compressorOff: { celsius: 32, tauMs: 90_000 } },
  begin({ random }) {
    return { celsius: between(random, [19.25, 19.75]), isJacketOn: random() < 0.3, extraActivity: 0 };
  },
  step(state, { dtMs, random }) {
    const extraActivity = wander(state.extraActivity, { dtMs, tauMs: 1_800_000, sigma: 0.25, random });
    const isJacketOn = isCoolingAt(state.celsius, { onAbove: 19.8, offBelow: 19.2, wasCooling: state.isJacketOn });
    const perSecond = YEAST_PER_SECOND * clamp(1 + extraActivity, [0.3, 1.7]) - (isJacketOn ? JACKET_PER_SECOND : 0);
    return { celsius: state.celsius + (perSecond * dtMs) / 1000, isJacketOn, extraActivity };
  },
};
