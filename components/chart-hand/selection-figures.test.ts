import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selectionFigures } from './selection-figures';
import type { Sample } from './straight-piece';

const MIN_MS = 60_000;
const sampleAt = (atMs: number, celsius: number): Sample => ({ atMs, celsius, low: celsius, high: celsius });
const from = (high: number | null, low: number | null = null, fromMs = Number.NEGATIVE_INFINITY) => ({
  fromMs,
  high,
  low,
});

function figures(samples: Sample[], { fromMs = 0, toMs = 10 * MIN_MS, timeline = [from(5)], gapMs = 3 * MIN_MS } = {}) {
  return selectionFigures({ fromMs, toMs }, { samples, gapMs, timeline });
}

describe('a selection in figures', () => {
  it('[PG303] its mean is over time, however the readings are spread', () => {
    const many = Array.from({ length: 60 }, (_, second) => sampleAt(second * 1_000, 8));
    const sparse = [1, 2, 3, 4].map((minute) => sampleAt(minute * MIN_MS, minute === 1 ? 8 : 2));
    expect(figures([...many, ...sparse])?.mean).toBeCloseTo((8 + 5 + 2 + 2) / 4);
  });

  it('[PG303] its time beyond is where the straight line between two readings is', () => {
    const found = figures([sampleAt(0, 4), sampleAt(2 * MIN_MS, 6), sampleAt(4 * MIN_MS, 6)]);
    expect(found).toEqual({ low: 4, high: 6, mean: 5.5, beyondMs: 3 * MIN_MS });
  });

  it('[PG303] exactly at the threshold is not beyond, and below the low one is', () => {
    expect(figures([sampleAt(0, 5), sampleAt(MIN_MS, 5)])?.beyondMs).toBe(0);
    const cold = figures([sampleAt(0, 0), sampleAt(MIN_MS, 0)], { timeline: [from(5, 2)] });
    expect(cold?.beyondMs).toBe(MIN_MS);
  });

  it('[PG303] each moment is held against what was then the threshold', () => {
    const samples = [0, 1, 2, 3, 4].map((minute) => sampleAt(minute * MIN_MS, 6));
    const timeline = [from(null), from(7, null, MIN_MS), from(5, null, 3 * MIN_MS)];
    expect(figures(samples, { timeline })?.beyondMs).toBe(MIN_MS);
    expect(figures(samples, { timeline: [from(null)] })?.beyondMs).toBeNull();
    expect(figures(samples, { timeline: [] })?.beyondMs).toBeNull();
  });

  it('[PG303] a silence longer than a gap counts for nothing', () => {
    const samples = [sampleAt(0, 9), sampleAt(MIN_MS, 9), sampleAt(8 * MIN_MS, 9), sampleAt(9 * MIN_MS, 9)];
    expect(figures(samples)?.beyondMs).toBe(2 * MIN_MS);
  });

  it('[PG303] its ends are cut out of the line between two readings', () => {
    const found = figures([sampleAt(0, 0), sampleAt(2 * MIN_MS, 8), sampleAt(4 * MIN_MS, 8)], {
      fromMs: MIN_MS,
      toMs: 3 * MIN_MS,
    });
    expect(found).toMatchObject({ low: 4, high: 8, mean: 7 });
  });

  it('[PG303] one reading is its own figures, and none is none', () => {
    expect(figures([sampleAt(MIN_MS, 4.5)])).toEqual({ low: 4.5, high: 4.5, mean: 4.5, beyondMs: 0 });
    expect(figures([])).toBeNull();
    expect(figures([sampleAt(-MIN_MS, 4), sampleAt(11 * MIN_MS, 4)], { gapMs: 99 * MIN_MS })).toBeNull();
  });

  it('[PG303] is what looking at every millisecond finds', () => {
    const steps = fc.array(
      fc.record({ afterMs: fc.integer({ min: 1, max: 40 }), celsius: fc.integer({ min: 0, max: 9 }) }),
      {
        minLength: 2,
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(
        steps,
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 200 }),
        (parts, fromMs, lengthMs) => {
          let atMs = 0;
          const samples = parts.map(({ afterMs, celsius }) => {
            atMs += afterMs;
            return sampleAt(atMs, celsius);
          });
          const window = { fromMs, toMs: fromMs + lengthMs };
          const timeline = [from(4.5), from(6.5, 1.5, 70)];
          const found = selectionFigures(window, { samples, gapMs: 25, timeline });
          const slow = lookedAt(samples, { ...window, gapMs: 25 });
          if (found === null) return;
          expect(found.beyondMs).toBeCloseTo(slow.beyondMs, 0);
          if (slow.mean !== null) expect(found.mean).toBeCloseTo(slow.mean, 1);
        },
      ),
    );
  });
});

function lookedAt(
  samples: readonly Sample[],
  { fromMs, toMs, gapMs }: { fromMs: number; toMs: number; gapMs: number },
) {
  const PARTS = 50;
  let [sum, count, beyond] = [0, 0, 0];
  for (let part = fromMs * PARTS; part < toMs * PARTS; part++) {
    const atMs = (part + 0.5) / PARTS;
    const next = samples.find((sample) => sample.atMs > atMs);
    const last = samples.findLast((sample) => sample.atMs <= atMs);
    if (!next || !last || next.atMs - last.atMs > gapMs) continue;
    const celsius = last.celsius + ((next.celsius - last.celsius) * (atMs - last.atMs)) / (next.atMs - last.atMs);
    sum += celsius;
    count += 1;
    if (atMs < 70 ? celsius > 4.5 : celsius > 6.5 || celsius < 1.5) beyond += 1 / PARTS;
  }
  return { mean: count === 0 ? null : sum / count, beyondMs: beyond };
}
