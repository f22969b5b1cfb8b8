import { gaussian, type Random } from './random';

/** What a model hears of the world. `localHour` is 0 … 24 with its fraction. */
export type Surroundings = { localHour: number; random: Random };

/** The next state is a function of the last one, the surroundings and the time between. */
export type SensorModel<State extends { celsius: number }> = {
  sensorId: string;
  /** Digits after the point that such a sensor shows. */
  decimals: number;
  /** Standard deviation of what the sensor adds to the truth, °C. */
  noiseCelsius: number;
  begin(surroundings: Surroundings): State;
  step(state: State, surroundings: Surroundings & { dtMs: number }): State;
};

/** A sensor that has been put somewhere and measures whenever it is asked. */
export type InventedSensor = {
  sensorId: string;
  /** °C as the sensor shows it, `dtMs` after the measurement before; the first one ignores `dtMs`. */
  measure(dtMs: number, localHour: number): number;
};

/** Puts a sensor there: keeps the model's state from one measurement to the next. */
export function placeSensor<State extends { celsius: number }>(
  model: SensorModel<State>,
  random: Random,
): InventedSensor {
  let state: State | null = null;
  return {
    sensorId: model.sensorId,
    measure(dtMs, localHour) {
      const surroundings = { localHour, random };
      state = state === null ? model.begin(surroundings) : model.step(state, { ...surroundings, dtMs });
      return Number((state.celsius + model.noiseCelsius * gaussian(random)).toFixed(model.decimals));
    },
  };
}
