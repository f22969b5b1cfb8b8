/** A reading, or the mean of a step of time in its middle. In °C. */
export type Sample = { atMs: number; celsius: number };

export type DegreeMinutesOf = {
  kind: 'high' | 'low';
  limitCelsius: number;
  /** A silence longer than this is not counted: nobody knows what it was then. In ms. */
  gapMs: number;
};

const MINUTE_MS = 60_000;

/**
 * How much it was beyond the limit, summed up over time, in °C·min: one degree beyond for a minute is 1. Between two
 * samples the temperature is taken to have gone straight. `samples` in order of time.
 */
export function degreeMinutes(samples: readonly Sample[], { kind, limitCelsius, gapMs }: DegreeMinutesOf): number {
  let sum = 0;
  samples.forEach((next, index) => {
    const last = samples[index - 1];
    if (last === undefined || next.atMs - last.atMs > gapMs) return;
    // Signed, so that a line that crosses the limit is cut where it does.
    const sign = kind === 'high' ? 1 : -1;
    const from = sign * (last.celsius - limitCelsius);
    const to = sign * (next.celsius - limitCelsius);
    sum += meanBeyond(from, to) * ((next.atMs - last.atMs) / MINUTE_MS);
  });
  return sum;
}

// Mean of what is above zero on a straight line from one value to the other.
function meanBeyond(from: number, to: number): number {
  const [low, high] = from < to ? [from, to] : [to, from];
  if (high <= 0) return 0;
  if (low >= 0) return (low + high) / 2;
  return high ** 2 / (2 * (high - low));
}
