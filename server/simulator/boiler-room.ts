import { relax, wander } from './physics';
import { between } from './random';
import type { SensorModel, Surroundings } from './sensor-model';

type BoilerRoom = {
  celsius: number;
  phase: 'resting' | 'rising' | 'cooling';
  restMs: number;
  peakCelsius: number;
  drift: number;
};

const REST_CELSIUS = 32;

/**
 * The flap sticks and the room makes for 60 °C; the fan starts at the peak and makes for 20 °C. With these time
 * constants the room passes 40 °C at half a degree a second, more than the sensor's noise can undo (six deviations at
 * each end and its resolution make 0.46 °C): each episode is one alert, 20 to 40 s long, for every seed.
 */
const STUCK = { target: 60, tauMs: 40_000 };
const FAN = { target: 20, tauMs: 40_000 };

/** A boiler room at about 32 °C that now and then goes above 40 °C and comes back. */
export const boilerRoom: SensorModel<BoilerRoom> = {
  sensorId: 'Boiler room',
  decimals: 1,
  noiseCelsius: 0.03,
  begin({ random }) {
    // 40 °C comes 10 to 16 s after the rest: 30 to 45 s after the start, while a newcomer is still looking.
    return { celsius: REST_CELSIUS, drift: 0, ...rest(random, [19_000, 30_000]) };
  },
  step(state, surroundings) {
    if (state.phase === 'resting') return resting(state, surroundings);
    if (state.phase === 'rising') {
      const celsius = relax(state.celsius, STUCK.target, { dtMs: surroundings.dtMs, tauMs: STUCK.tauMs });
      return { ...state, celsius, phase: celsius < state.peakCelsius ? 'rising' : 'cooling' };
    }
    const celsius = relax(state.celsius, FAN.target, { dtMs: surroundings.dtMs, tauMs: FAN.tauMs });
    if (celsius > REST_CELSIUS) return { ...state, celsius };
    return { ...state, celsius, ...rest(surroundings.random, [240_000, 420_000]) };
  },
};

function resting(state: BoilerRoom, { dtMs, random }: Surroundings & { dtMs: number }): BoilerRoom {
  const drift = wander(state.drift, { dtMs, tauMs: 60_000, sigma: 0.5, random });
  const celsius = relax(state.celsius, REST_CELSIUS + drift, { dtMs, tauMs: 30_000 });
  const restMs = state.restMs - dtMs;
  return { ...state, celsius, drift, restMs, phase: restMs > 0 ? 'resting' : 'rising' };
}

function rest(random: Surroundings['random'], rangeMs: readonly [number, number]) {
  return { phase: 'resting' as const, restMs: between(random, rangeMs), peakCelsius: between(random, [45.3, 48]) };
}
