/** Uniform in [0, 1). */
export type Random = () => number;

/**
 * Mulberry32 by Tommy Ettinger (public domain, 2017): small, fast, good enough for invented weather, and the same
 * numbers for the same seed everywhere. `seed` is taken as 32 bits.
 */
export function createRandom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Uniform in [low, high). */
export function between(random: Random, range: readonly [low: number, high: number]): number {
  return range[0] + random() * (range[1] - range[0]);
}

/**
 * About normal, mean 0, deviation 1: the sum of twelve uniforms less six. Unlike a true normal it is never beyond ±6,
 * which lets a model promise what it will not do.
 */
export function gaussian(random: Random): number {
  let sum = -6;
  for (let drawn = 0; drawn < 12; drawn++) sum += random();
  return sum;
}
