import { wander } from './physics';
import { gaussian } from './random';
import type { SensorModel } from './sensor-model';

type Outdoor = { celsius: number; weather: number; gust: number };

const WEATHER = { tauMs: 10_800_000, sigma: 1.5 };
const GUST = { tauMs: 45_000, sigma: 0.15 };

/** Outdoors in a mild month: coldest at three in the morning, warmest at three in the afternoon, weather and gusts. */
export const outdoor: SensorModel<Outdoor> = {
  sensorId: 'Outdoor',
  decimals: 1,
  noiseCelsius: 0.03,
  begin({ localHour, random }) {
    const weather = WEATHER.sigma * gaussian(random);
    return { celsius: ofTheHour(localHour) + weather, weather, gust: 0 };
  },
  step(state, { dtMs, localHour, random }) {
    const weather = wander(state.weather, { dtMs, ...WEATHER, random });
    const gust = wander(state.gust, { dtMs, ...GUST, random });
    return { celsius: ofTheHour(localHour) + weather + gust, weather, gust };
  },
};

function ofTheHour(localHour: number): number {
  return 13 + 6 * Math.cos((2 * Math.PI * (localHour - 15)) / 24);
}
