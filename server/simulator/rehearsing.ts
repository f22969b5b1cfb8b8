import type { Clock, RawMessage } from '#server/ports';
import { createNonsense } from './nonsense';
import { type Offers, offersOf } from './offers';
import type { Random } from './random';
import { createRehearsalBook, type RehearsalBook } from './rehearsal-book';
import type { InventedSensor } from './sensor-model';
import { type TroubledSensor, troubleSensor } from './troubled-sensor';

/** Sensors with which things can be rehearsed. */
export type Rehearsing = {
  book: RehearsalBook;
  offers: Offers;
  sensors: TroubledSensor[];
  /** What falls among so many turns of sensors. */
  rain(turns: number): RawMessage[];
};

/** Heavy enough for every kind of nonsense within seconds, where one sensor sends as where seven do. */
const BROKEN_A_TURN = 2;

/** `randomOf` gives numbers apart from those that the sensors draw, or a rehearsal would change what they measure. */
export function rehearsing(
  sensors: readonly InventedSensor[],
  { clock, randomOf }: { clock: Clock; randomOf: (index: number) => Random },
): Rehearsing {
  const book = createRehearsalBook(clock);
  const nonsense = createNonsense(randomOf(sensors.length));
  return {
    book,
    offers: offersOf(sensors),
    sensors: sensors.map((sensor, index) => {
      const { sensorId } = sensor;
      const isOn: Parameters<typeof troubleSensor>[1]['isOn'] = (what) =>
        book.isOn(what, what === 'feed-stops' ? null : sensorId);
      return troubleSensor(sensor, { isOn, random: randomOf(index) });
    }),
    rain(turns) {
      if (!book.isOn('nonsense', null) || book.isOn('feed-stops', null)) return [];
      return Array.from({ length: turns * BROKEN_A_TURN }, nonsense);
    },
  };
}
