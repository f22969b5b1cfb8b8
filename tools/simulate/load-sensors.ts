import { wander } from '#server/simulator/physics';
import { between } from '#server/simulator/random';
import { type InventedSensor, placeSensor, type SensorModel } from '#server/simulator/sensor-model';
import { randomOfSensor } from '#server/simulator/sensors-of-mode';

type Steady = { celsius: number; baseCelsius: number; drift: number };

/** Sensors `sensor-001`, `sensor-002` … that wander about temperatures of their own between 15 and 30 °C. */
export function createLoadSensors(count: number, seed: number): InventedSensor[] {
  const digits = Math.max(3, String(count).length);
  return Array.from({ length: count }, (_, index) =>
    placeSensor(steadySensor(`sensor-${String(index + 1).padStart(digits, '0')}`), randomOfSensor(seed, index)),
  );
}

function steadySensor(sensorId: string): SensorModel<Steady> {
  return {
    sensorId,
    decimals: 2,
    noiseCelsius: 0.05,
    begin({ random }) {
      const baseCelsius = between(random, [15, 30]);
      return { celsius: baseCelsius, baseCelsius, drift: 0 };
    },
    step({ baseCelsius, ...state }, { dtMs, random }) {
      const drift = wander(state.drift, { dtMs, tauMs: 60_000, sigma: 1, random });
      return { celsius: baseCelsius + drift, baseCelsius, drift };
    },
  };
}
