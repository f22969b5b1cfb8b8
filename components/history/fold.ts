/** A stretch of time summed up, °C. `fromMs` is aligned to absolute time. */
export type Step = { fromMs: number; toMs: number; low: number; high: number; mean: number; count: number };

/** One reading, or the sum of some, °C. */
export type Foldable = { atMs: number; low: number; high: number; mean: number; count: number };

/** Sums up whatever lies in the same step of absolute time, in order of time. Nothing is lost but the moment. */
export function fold(parts: Iterable<Foldable>, stepMs: number): Step[] {
  const steps = new Map<number, Step>();
  for (const { atMs, ...part } of parts) {
    const fromMs = Math.floor(atMs / stepMs) * stepMs;
    const known = steps.get(fromMs);
    const step = { ...part, fromMs, toMs: fromMs + stepMs };
    steps.set(fromMs, known ? together(known, step) : step);
  }
  return [...steps.values()].sort((a, b) => a.fromMs - b.fromMs);
}

/** Two stretches as one that reaches over both. */
export function together(a: Step, b: Step): Step {
  const count = a.count + b.count;
  return {
    fromMs: Math.min(a.fromMs, b.fromMs),
    toMs: Math.max(a.toMs, b.toMs),
    low: Math.min(a.low, b.low),
    high: Math.max(a.high, b.high),
    mean: a.mean + ((b.mean - a.mean) * b.count) / count,
    count,
  };
}
