import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketMs, decimate, type Timed } from './decimate';

const readings = fc
  .array(fc.record({ atMs: fc.integer({ min: 0, max: 5_000 }), celsius: fc.integer({ min: -20, max: 20 }) }))
  .map((unordered) => unordered.sort((a, b) => a.atMs - b.atMs));

function slowBuckets(all: readonly Timed[], sizeMs: number): Timed[][] {
  const numbers = [...new Set(all.map(({ atMs }) => Math.floor(atMs / sizeMs)))];
  return numbers.map((number) => all.filter(({ atMs }) => Math.floor(atMs / sizeMs) === number));
}

describe('thinning a trace', () => {
  it('[PG33] keeps the lowest and the highest of every bucket, at most two of it, in order of time', () => {
    fc.assert(
      fc.property(readings, fc.integer({ min: 1, max: 900 }), (all, sizeMs) => {
        const kept = decimate(all, sizeMs);
        for (const bucket of slowBuckets(all, sizeMs)) {
          const shown = kept.filter((reading) => bucket.includes(reading));
          const celsius = bucket.map((reading) => reading.celsius);
          expect(shown.length).toBeLessThanOrEqual(2);
          expect(Math.min(...shown.map((reading) => reading.celsius))).toBe(Math.min(...celsius));
          expect(Math.max(...shown.map((reading) => reading.celsius))).toBe(Math.max(...celsius));
        }
        expect(kept).toEqual([...kept].sort((a, b) => all.indexOf(a) - all.indexOf(b)));
      }),
    );
  });

  it('[PG33] shows the same of a full bucket however far the chart has slid', () => {
    fc.assert(
      fc.property(readings, fc.integer({ min: 1, max: 900 }), fc.integer({ min: 0, max: 5 }), (all, sizeMs, slid) => {
        const fromMs = slid * sizeMs;
        const later = all.filter(({ atMs }) => atMs >= fromMs);
        expect(decimate(later, sizeMs)).toEqual(decimate(all, sizeMs).filter(({ atMs }) => atMs >= fromMs));
      }),
    );
  });

  it('[PG33] takes buckets of about four pixels that are steps of a clock', () => {
    expect(bucketMs(300_000, 900)).toBe(2_000);
    expect(bucketMs(12 * 3_600_000, 900)).toBe(300_000);
  });
});
