import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { missingReadings } from './missing-readings';

const readings = (...seconds: number[]) => seconds.map((second) => ({ atMs: second * 1_000, count: 1 }));
const of = (fromS: number, toS: number) => ({
  span: { fromMs: fromS * 1_000, toMs: toS * 1_000 },
  rhythmMs: 1_000,
  stepMs: 0,
});

describe('readings missing from a stretch of time', () => {
  it('[PG262] are those that would have filled its pauses', () => {
    expect(missingReadings(readings(0, 1, 2, 3), of(0, 3))).toBe(0);
    expect(missingReadings(readings(0, 1, 5, 6), of(0, 6))).toBe(3);
  });

  it('[PG262] are all of them where nothing came', () => {
    expect(missingReadings([], of(0, 60))).toBe(59);
  });

  it('[PG262] are not those that were only late', () => {
    expect(missingReadings(readings(0, 1.3, 2.1, 3.4, 4), of(0, 4))).toBe(0);
  });

  it('[PG262] of steps of time are what their counts lack, some at a border being none', () => {
    const steps = (...counts: number[]) => counts.map((count, index) => ({ atMs: index * 60_000, count }));
    const minutes = { span: { fromMs: 0, toMs: 300_000 }, rhythmMs: 1_000, stepMs: 60_000 };
    expect(missingReadings(steps(60, 59, 60, 61, 58), minutes)).toBe(0);
    expect(missingReadings(steps(60, 60, 0, 60, 60), minutes)).toBe(60);
  });

  it('[PG262] are as many as were taken out of an even row', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 98 })), (lost) => {
        const kept = Array.from({ length: 100 }, (_, second) => second).filter((second) => !lost.includes(second));
        expect(missingReadings(readings(...kept), of(0, 99))).toBe(lost.length);
      }),
    );
  });
});
