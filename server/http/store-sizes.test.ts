import { expect, test } from 'vitest';
import { createFakeClock } from '#server/testing/fake-clock';
import { createStoreSizes } from './store-sizes';

const SIZES = { readings: 3, rollups: 2, other: 1 };

test('[HT27] the database is asked for its size once a minute at most', async () => {
  let asked = 0;
  const clock = createFakeClock();
  const sizes = async () => {
    asked += 1;
    return SIZES;
  };
  const read = createStoreSizes({ history: { sizes }, clock });
  expect(await read()).toEqual(SIZES);
  clock.advance(59_000);
  expect([await read(), asked]).toEqual([SIZES, 1]);
  clock.advance(1000);
  expect([await read(), asked]).toEqual([SIZES, 2]);
});

test('[HT27] a database that does not answer holds nobody up, and has no size', async () => {
  const clock = createFakeClock();
  const slow = createStoreSizes({ history: { sizes: () => new Promise(() => undefined) }, clock });
  const reading = slow();
  clock.advance(1000);
  expect(await reading).toBeNull();
  const away = createStoreSizes({ history: { sizes: () => Promise.reject(new Error('away')) }, clock });
  expect(await away()).toBeNull();
});
