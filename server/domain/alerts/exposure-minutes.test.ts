import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addStretch, type ExposureMinutes, exposureMs } from './exposure-minutes';

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
/** A minute that begins a quarter of an hour. */
const BEGIN_MS = 29_474_640 * MINUTE_MS;

type Stretch = { fromMs: number; toMs: number };

/** Stretches one after the other: each begins `restMs` after the one before, and lasts for `ms`. */
function stretchesOf(lengths: readonly (readonly [restMs: number, ms: number])[]): Stretch[] {
  let atMs = BEGIN_MS;
  return lengths.map(([restMs, ms]) => {
    const fromMs = atMs + restMs;
    atMs = fromMs + ms;
    return { fromMs, toMs: atMs };
  });
}

const countAll = (stretches: readonly Stretch[], before: ExposureMinutes = []) => stretches.reduce(addStretch, before);

/** The obvious way: what lies in each whole minute that the day before `atMs` has. */
function inMinutes(stretches: readonly Stretch[], atMs: number): [minute: number, ms: number][] {
  const minutes = new Map<number, number>();
  for (const { fromMs, toMs } of stretches) {
    for (let minute = Math.floor(fromMs / MINUTE_MS); minute * MINUTE_MS < toMs; minute += 1) {
      const ms = Math.min(toMs, (minute + 1) * MINUTE_MS) - Math.max(fromMs, minute * MINUTE_MS);
      if (ms > 0) minutes.set(minute, (minutes.get(minute) ?? 0) + ms);
    }
  }
  return [...minutes].filter(([minute]) => minute * MINUTE_MS >= atMs - DAY_MS);
}

const sumOf = (minutes: readonly (readonly [number, number])[]) => minutes.reduce((sum, [, ms]) => sum + ms, 0);

/** At most 60 that leave a hole, so that runs need not be joined. */
const aFewStretches = fc
  .array(
    fc.tuple(
      fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.constantFrom(1000, 45_000, 60_000, 7_200_000)),
      fc.oneof(fc.constantFrom(1000, 60_000, 30_000), fc.integer({ min: 1, max: 5_000_000 })),
    ),
    { maxLength: 60 },
  )
  .map(stretchesOf);

const aWhile = fc.oneof(fc.constantFrom(0, 1, 59_999, DAY_MS, 2 * DAY_MS), fc.integer({ min: 0, max: DAY_MS }));

/** So many minutes of which each is beyond for a time of its own. */
const flutter = (minutes: number, ms: (minute: number) => number) =>
  Array.from({ length: minutes }, (_, minute): Stretch => {
    const fromMs = BEGIN_MS + minute * MINUTE_MS;
    return { fromMs, toMs: fromMs + ms(minute) };
  });

describe('time beyond within a day', () => {
  it('[AL19] is what the obvious count by the minute says, in runs', () => {
    fc.assert(
      fc.property(aFewStretches, aWhile, (stretches, laterMs) => {
        const atMs = (stretches.at(-1)?.toMs ?? BEGIN_MS) + laterMs;
        expect(exposureMs(countAll(stretches), atMs)).toBe(sumOf(inMinutes(stretches, atMs)));
      }),
      { numRuns: 500 },
    );
  });

  it('[AL36] a whole day beyond takes no more room than a few minutes', () => {
    const day = flutter(2 * 1440, () => MINUTE_MS);
    expect(countAll(day)).toEqual([
      [BEGIN_MS / MINUTE_MS + 1440, MINUTE_MS, 1439],
      [BEGIN_MS / MINUTE_MS + 2879, MINUTE_MS],
    ]);
  });

  it('[AL36] whatever comes and goes, it takes 4 kB at most and is right to the quarter of an hour', () => {
    // Half an hour nearly all beyond, half an hour hardly: joined to more than quarters this would blur.
    const isWarm = (minute: number) => Math.floor(minute / 30) % 2 === 0;
    const stretches = flutter(1700, (minute) => (isWarm(minute) ? 59_000 : 1) + ((minute * 7919) % 997));
    let runs: ExposureMinutes = [];
    for (const [minute, stretch] of stretches.entries()) {
      runs = addStretch(runs, stretch);
      expect(JSON.stringify(runs).length).toBeLessThan(4096);
      const off = exposureMs(runs, stretch.toMs) - sumOf(inMinutes(stretches.slice(0, minute + 1), stretch.toMs));
      expect(Math.abs(off)).toBeLessThan(5 * MINUTE_MS);
    }
  });

  it('[AL37] what was stored minute by minute is counted on', () => {
    fc.assert(
      fc.property(aFewStretches, fc.integer({ min: 0, max: 60 }), aWhile, (stretches, stored, laterMs) => {
        const storedAtMs = stretches[stored - 1]?.toMs ?? BEGIN_MS;
        const before = inMinutes(stretches.slice(0, stored), storedAtMs);
        const runs = countAll(stretches.slice(stored), before);
        const atMs = Math.max(storedAtMs, stretches.at(-1)?.toMs ?? 0) + laterMs;
        expect(exposureMs(runs, atMs)).toBe(sumOf(inMinutes(stretches, atMs)));
      }),
      { numRuns: 500 },
    );
  });
});
