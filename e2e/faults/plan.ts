import { randomInt } from 'node:crypto';
import { createRandom, type Random } from '#server/simulator/random';

/** `npm run test:faults` runs every row at length; `npm test` a short form of each. */
export const isFull = process.env.FAULTS === 'full';

export function planned<Size>(sizes: { short: Size; full: Size }): Size {
  return isFull ? sizes.full : sizes.short;
}

/** A seed for one test, printed; FAULTS_SEED runs the tests again with one that was. */
export function seeded(name: string): { seed: number; random: Random; another(): Random } {
  const seed = Number(process.env.FAULTS_SEED ?? randomInt(2 ** 31));
  process.stdout.write(`${name}: FAULTS_SEED=${seed}\n`);
  let others = 0;
  return {
    seed,
    random: createRandom(seed),
    // What runs beside must not draw from the numbers that say when what fails.
    another() {
      others += 1;
      return createRandom(seed + others);
    },
  };
}
