/** A few hundred find most of what can be wrong; a soak asks for more. */
const RUNS = 1200;

/** The seeds to run: `SIM_SEED` alone, or `SIM_RUNS` of them from `SIM_FIRST` on. */
export function seedsToRun(): number[] {
  const { SIM_SEED, SIM_RUNS, SIM_FIRST } = process.env;
  if (SIM_SEED !== undefined) return [Number(SIM_SEED)];
  const first = Number(SIM_FIRST ?? 1);
  return Array.from({ length: Number(SIM_RUNS ?? RUNS) }, (_, index) => first + index);
}
