import type { Random } from '#server/simulator/random';

/** What a history draws from its seed. */
export type Chance = {
  /** True so often, from 0 (never) to 1. */
  is(probability: number): boolean;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  of<Choice>(choices: readonly Choice[]): Choice;
  /** One of the names, as often as its weight says. */
  weighted<Name extends string>(weights: Readonly<Record<Name, number>>): Name;
};

export function createChance(random: Random): Chance {
  const whole = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  return {
    is: (probability) => random() < probability,
    whole,
    of: <Choice>(choices: readonly Choice[]) => choices[whole(0, choices.length - 1)] as Choice,
    weighted<Name extends string>(weights: Readonly<Record<Name, number>>): Name {
      const entries = Object.entries(weights) as [Name, number][];
      let left = random() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [name, weight] of entries) {
        left -= weight;
        if (left < 0) return name;
      }
      return (entries.at(-1) as [Name, number])[0];
    },
  };
}
