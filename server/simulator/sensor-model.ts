import { gaussian, type Random } from './random';

/** What a model hears of the world. `localHour` is 0 … 24 with its fraction. */
export type Surroundings = { localHour: number; random: Random };

/** What a place makes for once something there goes wrong: a temperature, and the time constant of the way there. */
export type Drift = { celsius: number; tauMs: number };

/** What can go wrong in a place that has a door or a compressor. */
export type Weaknesses = { doorOpen?: Drift; compressorOff?: Drift };

/** The next state is a function of the last one, the surroundings and the time between. */
export type SensorModel<State extends { celsius: number }> = {
  sensorId: string;
  /** Digits after the point that such a sensor shows. */
  decimals: number;
  /** Standard deviation of what the sensor adds to the truth, °C. */
  noiseCelsius: number;
  weaknesses?: Weaknesses;
  begin(surroundings: Surroundings): State;
  step(state: State, surroundings: Surroundings & { dtMs: number }): State;
};

/** How far a place has been drawn to another temperature: `share` 0 not at all, 1 all the way. */
export type Pull = { celsius: number; share: number };

/** A sensor that has been put somewhere and measures whenever it is asked. */
export type InventedSensor = {
  sensorId: string;
  weaknesses?: Weaknesses;
  /** °C as the sensor shows it, `dtMs` after the measurement before; the first one ignores `dtMs`. */
  measure(dtMs: number, localHour: number, pulls?: readonly Pull[]): number;
};

/** Puts a sensor there: keeps the model's state from one measurement to the next. */
export function placeSensor<State extends { celsius: number }>(
  model: SensorModel<State>,
  random: Random,
): InventedSensor {
  let state: State | null = null;
  return {
    sensorId: model.sensorId,
    weaknesses: model.weaknesses,
    measure(dtMs, localHour, pulls = []) {
      const surroundings = { localHour, random };
      state = state === null ? model.begin(surroundings) : model.step(state, { ...surroundings, dtMs });
      const truth = pulls.reduce((celsius, pull) => celsius + (pull.celsius - celsius) * pull.share, state.celsius);
      return Number((truth + model.noiseCelsius * gaussian(random)).toFixed(model.decimals));
    },
  };
}
