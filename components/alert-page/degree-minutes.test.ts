import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { degreeMinutes, type Sample } from './degree-minutes';

const MINUTE_MS = 60_000;
const HIGH = { kind: 'high', limitCelsius: 8, gapMs: 10 * MINUTE_MS } as const;
const LOW = { kind: 'low', limitCelsius: 2, gapMs: 10 * MINUTE_MS } as const;

/** A reading a minute. */
const everyMinute = (...celsius: number[]): Sample[] =>
  celsius.map((value, index) => ({ atMs: index * MINUTE_MS, celsius: value }));

describe('degree-minutes beyond a limit', () => {
  it('[PG260] are degrees times minutes: two degrees for three minutes are six', () => {
    expect(degreeMinutes(everyMinute(10, 10, 10, 10), HIGH)).toBeCloseTo(6);
    expect(degreeMinutes(everyMinute(0, 0, 0, 0), LOW)).toBeCloseTo(6);
  });

  it('[PG260] count only what is beyond, from where the line crosses the limit', () => {
    // From 7 to 9 in a minute: half a minute beyond, half a degree on average.
    expect(degreeMinutes(everyMinute(7, 9), HIGH)).toBeCloseTo(0.25);
    expect(degreeMinutes(everyMinute(7, 8), HIGH)).toBe(0);
    expect(degreeMinutes(everyMinute(4, 3), LOW)).toBe(0);
  });

  it('[PG260] leave out what nobody measured', () => {
    const apart = [...everyMinute(10, 10), { atMs: 30 * MINUTE_MS, celsius: 10 }];
    expect(degreeMinutes(apart, HIGH)).toBeCloseTo(2);
  });

  it('[PG260] of nothing, and of one reading, are none', () => {
    expect(degreeMinutes([], HIGH)).toBe(0);
    expect(degreeMinutes(everyMinute(20), HIGH)).toBe(0);
  });

  const samples = fc
    .array(
      fc.record({ afterMs: fc.integer({ min: 1, max: 5 * MINUTE_MS }), celsius: fc.integer({ min: -20, max: 40 }) }),
      {
        maxLength: 30,
      },
    )
    .map((steps) => {
      let atMs = 0;
      return steps.map(({ afterMs, celsius }): Sample => {
        atMs += afterMs;
        return { atMs, celsius };
      });
    });

  it('[PG261] are what adding up very small pieces of the line gives', () => {
    fc.assert(
      fc.property(samples, fc.constantFrom(HIGH, LOW), (line, of) => {
        const [exact, slow] = [degreeMinutes(line, of), addedUp(line, of)];
        expect(Math.abs(exact - slow)).toBeLessThan(0.01 + exact * 0.01);
      }),
      { numRuns: 50 },
    );
  });

  it('[PG261] stay the same when readings on the line are added, and add up over parts', () => {
    fc.assert(
      fc.property(samples, fc.nat(29), (line, at) => {
        const whole = degreeMinutes(line, HIGH);
        expect(degreeMinutes(withMiddles(line), HIGH)).toBeCloseTo(whole, 6);
        const parts = degreeMinutes(line.slice(0, at + 1), HIGH) + degreeMinutes(line.slice(at), HIGH);
        expect(parts).toBeCloseTo(whole, 6);
      }),
    );
  });
});

function addedUp(
  line: readonly Sample[],
  { kind, limitCelsius }: { kind: 'high' | 'low'; limitCelsius: number },
): number {
  const PIECES = 2_000;
  let sum = 0;
  for (let index = 1; index < line.length; index += 1) {
    const [a, b] = [line[index - 1]!, line[index]!];
    for (let piece = 0; piece < PIECES; piece += 1) {
      const celsius = a.celsius + ((b.celsius - a.celsius) * (piece + 0.5)) / PIECES;
      const beyond = kind === 'high' ? celsius - limitCelsius : limitCelsius - celsius;
      if (beyond > 0) sum += (beyond * (b.atMs - a.atMs)) / PIECES / MINUTE_MS;
    }
  }
  return sum;
}

function withMiddles(line: readonly Sample[]): Sample[] {
  return line.flatMap((b, index) => {
    const a = line[index - 1];
    return a ? [{ atMs: (a.atMs + b.atMs) / 2, celsius: (a.celsius + b.celsius) / 2 }, b] : [b];
  });
}
