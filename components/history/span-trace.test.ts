import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Point } from '#protocol/frame';
import type { TraceRow } from '../chart/trace';
import { spanTrace } from './span-trace';
import { buildHistory, historyOf, sensorFrom } from './testing/build-history';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

function everySecond(count: number, { fromMs = SECOND_MS, celsius = (n: number) => n } = {}): Point[] {
  return Array.from({ length: count }, (_, index) => [fromMs + index * SECOND_MS, celsius(index + 1), null]);
}

const shape = { window: { fromMs: 0, toMs: 400 * SECOND_MS }, bucketMs: 1, nowMs: 400 * SECOND_MS };

function celsiusOf(rows: readonly TraceRow[]): (number | null)[] {
  return rows.map(({ celsius }) => celsius);
}

/** Readings as the log may bring them: mostly one a second, with silences, and some late. */
const readings = fc
  .array(
    fc.record({ waitMs: fc.constantFrom(1, 1, 1, 1, 90), lateMs: fc.constantFrom(0, 0, 0, 4), celsius: fc.nat(9) }),
    {
      minLength: 2,
      maxLength: 80,
    },
  )
  .map((steps) => {
    let atMs = 0;
    return steps.map(({ waitMs, lateMs, celsius }): Point => {
      atMs += waitMs * SECOND_MS;
      return [atMs - lateMs * SECOND_MS + 500, celsius, null];
    });
  });

describe('stored and live readings as one line', () => {
  it('[PG103] are the same line wherever the one ends and the other begins', () => {
    fc.assert(
      fc.property(readings, fc.nat(79), fc.nat(79), (all, stored, kept) => {
        const throughN = Math.min(stored, all.length);
        const sensor = sensorFrom(all, Math.min(kept, throughN) + 1);
        const window = { fromMs: 0, toMs: all.length * 90 * SECOND_MS };
        for (const stepMs of [10 * SECOND_MS, MINUTE_MS]) {
          const seen = { ...shape, window, nowMs: window.toMs, bucketMs: MINUTE_MS };
          const joined = spanTrace({ ...seen, sensor, history: historyOf(all, { throughN, stepMs }) });
          const whole = spanTrace({
            ...seen,
            sensor: undefined,
            history: historyOf(all, { throughN: all.length, stepMs }),
          });
          if (sensor.points.length === all.length) continue;
          expect(celsiusOf(joined.rows)).toEqual(celsiusOf(whole.rows));
        }
      }),
    );
  });

  it('[PG103] show each reading once, in the order it was measured', () => {
    fc.assert(
      fc.property(readings, fc.nat(79), fc.nat(79), (all, stored, kept) => {
        const throughN = Math.min(stored, all.length);
        const sensor = sensorFrom(all, Math.min(kept, throughN) + 1);
        const window = { fromMs: 0, toMs: all.length * 90 * SECOND_MS };
        const history = historyOf(all, { throughN, stepMs: 0 });
        const { rows } = spanTrace({ ...shape, window, sensor, history });
        const shown = rows.filter(({ celsius }) => celsius !== null).map(({ atMs }) => atMs);
        expect(shown).toEqual([...shown].sort((a, b) => a - b));
        // Buckets of 1 ms thin out nothing but readings of the very same time.
        expect(new Set(shown)).toEqual(new Set(all.map(([atMs]) => atMs)));
      }),
    );
  });

  it('[PG103] have no break at the seam', () => {
    const all = everySecond(300);
    const { rows } = spanTrace({
      ...shape,
      sensor: sensorFrom(all, 150),
      history: historyOf(all, { throughN: 200, stepMs: 0 }),
    });
    expect(celsiusOf(rows)).toEqual(all.map(([, celsius]) => celsius));
  });

  it('[PG103] are broken where the browser no longer has what the history did not contain', () => {
    const all = everySecond(300);
    const history = historyOf(all, { throughN: 100, stepMs: 0 });
    const { rows } = spanTrace({ ...shape, sensor: sensorFrom(all, 103), history });
    expect(celsiusOf(rows).slice(98, 102)).toEqual([99, 100, null, 103]);
  });

  it('[PG103] need no history where the live points are all there is', () => {
    const all = everySecond(10);
    const { rows } = spanTrace({ ...shape, sensor: sensorFrom(all, 1), history: buildHistory({ throughN: 10 }) });
    expect(rows).toHaveLength(10);
  });

  it('[PG103] a recorded sensor has a line without any live point', () => {
    const history = historyOf(everySecond(10), { throughN: 10, stepMs: 0 });
    expect(spanTrace({ ...shape, sensor: undefined, history }).rows).toHaveLength(10);
    expect(spanTrace({ ...shape, sensor: undefined, history: null }).rows).toEqual([]);
  });

  it('[PG7] what a restarted server had not stored stays after what it had', () => {
    const all = everySecond(20);
    const sensor = { ...sensorFrom(all, 18), firstN: 11, earlier: all.slice(0, 14) };
    const { rows } = spanTrace({ ...shape, sensor, history: historyOf(all, { throughN: 10, stepMs: 0 }) });
    expect(celsiusOf(rows)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 18, 19, 20]);
  });
});

describe('history in steps of time', () => {
  const spike = (n: number) => (n === 100 ? 80 : 20);

  it('[PG104] keeps the lowest and the highest of each step, and its mean', () => {
    const all = everySecond(300, { fromMs: 0, celsius: spike });
    const history = historyOf(all, { throughN: 300, stepMs: 10 * SECOND_MS });
    const { rows, stepMs } = spanTrace({ ...shape, sensor: undefined, history, bucketMs: MINUTE_MS });
    expect(stepMs).toBe(MINUTE_MS);
    expect(celsiusOf(rows)).toEqual([20, 20, 80, 20, 20, 20]);
    expect(rows[2]?.average).toBe(20.75);
    expect(rows[2]?.step).toMatchObject({
      mean: 21,
      fromMs: MINUTE_MS,
      toMs: 2 * MINUTE_MS,
      low: 20,
      high: 80,
      count: 60,
    });
  });

  it('[PG104] shows the same of a step however far the chart has slid', () => {
    const history = historyOf(everySecond(3_000, { celsius: (n) => n % 37 }), { throughN: 3_000, stepMs: 5_000 });
    const at = (fromMs: number) => {
      const window = { fromMs, toMs: fromMs + 10 * MINUTE_MS };
      return spanTrace({ ...shape, sensor: undefined, history, window, bucketMs: 20_000, nowMs: 9e9 }).rows;
    };
    const later = at(7_000).filter(({ atMs }) => atMs > MINUTE_MS && atMs < 9 * MINUTE_MS);
    expect(at(0)).toEqual(expect.arrayContaining(later));
  });

  it('[PG105] is broken where two steps or more are missing, whatever the width', () => {
    const all = [...everySecond(60), ...everySecond(60, { fromMs: 90 * SECOND_MS })];
    const history = historyOf(all, { throughN: 120, stepMs: 10 * SECOND_MS });
    for (const bucketMs of [1, MINUTE_MS, 60 * MINUTE_MS]) {
      const { rows } = spanTrace({ ...shape, sensor: undefined, history, bucketMs });
      expect(celsiusOf(rows).filter((celsius) => celsius === null)).toHaveLength(1);
      expect(rows.map(({ atMs }) => atMs)).toEqual(rows.map(({ atMs }) => atMs).sort((a, b) => a - b));
    }
  });

  it('[PG105] is not broken by the rhythm of a slow sensor', () => {
    const slow = Array.from({ length: 20 }, (_, index): Point => [index * 10 * MINUTE_MS, 20, null]);
    const window = { fromMs: 0, toMs: 200 * MINUTE_MS };
    const seen = { ...shape, window, sensor: undefined, nowMs: window.toMs };
    const inSteps = spanTrace({ ...seen, history: historyOf(slow, { throughN: 20, stepMs: MINUTE_MS }) });
    const raw = spanTrace({ ...seen, history: historyOf(slow, { throughN: 20, stepMs: 0 }) });
    expect(celsiusOf(inSteps.rows)).not.toContain(null);
    expect(celsiusOf(raw.rows)).not.toContain(null);
  });

  it('[PG105] a recording of another rhythm than today’s is one line', () => {
    const recorded = Array.from({ length: 20 }, (_, index): Point => [index * 10 * MINUTE_MS, 20, null]);
    const all = [...recorded, ...everySecond(60, { fromMs: 400 * MINUTE_MS })];
    const history = historyOf(all, { throughN: 20, stepMs: 0 });
    const window = { fromMs: 0, toMs: 200 * MINUTE_MS };
    const { rows } = spanTrace({ ...shape, window, sensor: sensorFrom(all, 21), history });
    expect(rows).toHaveLength(20);
  });
});
