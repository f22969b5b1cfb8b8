import type { Clock } from '#server/ports';
import type { StoreDoor } from '../memory-store';
import { storeError } from '../store-errors';
import type { Chance } from './chance';

/** How the database and its surroundings are doing at the moment. */
export type Weather = {
  store: 'fine' | 'away' | 'silent' | 'slow' | 'full';
  isBrokerThere: boolean;
  isDeadLetterTopicThere: boolean;
  /** How often a single call fails by itself. */
  faults: number;
};

export const FINE: Readonly<Weather> = {
  store: 'fine',
  isBrokerThere: true,
  isDeadLetterTopicThere: true,
  faults: 0,
};

type Parts = { weather: Weather; clock: Clock; chance: Chance; hop(): Promise<void> };

const LOOK_MS = 100;
const SLOW_MS = 900;
const HANGING_MS = 6000;

/** Passes one door of the store in this weather. */
export async function passDoor(door: StoreDoor, { weather, clock, chance, hop }: Parts): Promise<void> {
  const wait = (ms: number) => new Promise<void>((resolve) => clock.after(ms, resolve));
  await hop();
  while (weather.store === 'silent') await wait(LOOK_MS);
  if (weather.store === 'away') throw storeError('store-unavailable', 'unreachable');
  if (weather.store === 'slow') await wait(chance.whole(1, SLOW_MS));
  if (weather.store === 'full' && door === 'before-commit') throw storeError('store-unavailable', 'disk-full');
  if (chance.is(weather.faults)) {
    if (chance.is(0.3)) await wait(HANGING_MS);
    throw storeError('store-unavailable', 'unreachable');
  }
  await hop();
}
