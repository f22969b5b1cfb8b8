import { clamp, isCoolingAt, relax, wander } from './physics';
import type { SensorModel } from './sensor-model';

type Greenhouse = { celsius: number; extraCloud: number; areVentsOpen: boolean };

const NIGHT_CELSIUS = 15;
const CLEAR_SUN_CELSIUS = 22;
const VENTS_CELSIUS = 8;

/** A greenhouse: warmed by the sun of the local hour through passing clouds, its vents open above 28 °C. */
export const greenhouse: SensorModel<Greenhouse> = {
  sensorId: 'Greenhouse',
  decimals: 1,
  noiseCelsius: 0.04,
  begin({ localHour }) {
    const areVentsOpen = false;
    return { celsius: targetCelsius({ localHour, extraCloud: 0, areVentsOpen: true }), extraCloud: 0, areVentsOpen };
  },
  step(state, { dtMs, localHour, random }) {
    const extraCloud = wander(state.extraCloud, { dtMs, tauMs: 240_000, sigma: 0.3, random });
    const areVentsOpen = isCoolingAt(state.celsius, { onAbove: 28, offBelow: 25, wasCooling: state.areVentsOpen });
    const target = targetCelsius({ localHour, extraCloud, areVentsOpen });
    return { celsius: relax(state.celsius, target, { dtMs, tauMs: 360_000 }), extraCloud, areVentsOpen };
  },
};

function targetCelsius(day: { localHour: number; extraCloud: number; areVentsOpen: boolean }): number {
  const sun = Math.max(0, Math.sin((Math.PI * (day.localHour - 6)) / 12));
  const clearness = 1 - clamp(0.3 + day.extraCloud, [0, 0.85]);
  const warmth = CLEAR_SUN_CELSIUS * sun * clearness;
  return NIGHT_CELSIUS + warmth - (day.areVentsOpen ? Math.min(VENTS_CELSIUS, warmth) : 0);
}
