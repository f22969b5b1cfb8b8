/** What one row of the table says. `ours` and `theirs`: a value a run. */
export type Finding = {
  what: string;
  unit: Unit;
  ours: readonly number[];
  /** The other side, measured in the same run; null: there is none, or it could not run, and `remark` says why. */
  theirs: { name: string; values: readonly number[] } | null;
  budget?: Budget;
  remark?: string;
};

export type Unit = 'readings/s' | 'ns' | 'ms' | 's' | 'MB' | 'bytes' | 'kB' | 'GB' | '% of a core';

/** A promise of ours; `why` is told where it is missed. */
export type Budget = { text: string; isMet: boolean; why: string };

/** What every row of the bench is given. */
export type BenchOptions = {
  isQuick: boolean;
  /** How many messages are replayed. */
  messages: number;
  say(line: string): void;
};

/** Calls both sides by turns, so that what else the machine does meets both. */
export async function alternate<Value>(
  runs: number,
  sides: readonly (() => Promise<Value>)[],
): Promise<readonly Value[][]> {
  const taken: Value[][] = sides.map(() => []);
  for (let run = 0; run < runs; run += 1) {
    for (const [index, side] of sides.entries()) taken[index]?.push(await side());
  }
  return taken;
}
