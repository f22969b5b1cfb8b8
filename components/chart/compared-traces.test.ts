import { describe, expect, it } from 'vitest';
import type { Point } from '#protocol/frame';
import type { SpanView } from '../history/span-store';
import { newSensor } from '../live/live-sensor';
import {
  type ComparedMoment,
  comparedAt,
  comparedExtremes,
  comparedFirst,
  comparedLast,
  comparedTrace,
  createComparedTraces,
} from './compared-traces';

const NO_VIEW: SpanView = { spans: [], own: null, isAwaited: false, isFailing: false };
const shape = { window: { fromMs: 0, toMs: 300_000 }, bucketMs: 1 };

function everySecond(fromS: number, toS: number, point: (s: number) => [number, number | null]): Point[] {
  return Array.from({ length: toS - fromS }, (_, index) => [(fromS + index) * 1_000, ...point(fromS + index)]);
}

function momentOf(points: Point[], sensorId = 'oven'): ComparedMoment {
  const sensor = newSensor({ sensorId, threshold: null, firstN: 1, recent: points });
  return { sensorId, place: 0, sensor, view: NO_VIEW, nowMs: 300_000 };
}

describe('a compared line', () => {
  it('[PG430] is the average, and the reading where there is none yet', () => {
    const points = everySecond(0, 12, (s) => [20 + s, s < 9 ? null : 15]);
    const { rows } = comparedTrace(momentOf(points), shape);
    expect(rows.map(({ celsius }) => celsius)).toEqual([20, 21, 22, 23, 24, 25, 26, 27, 28, 15, 15, 15]);
  });

  it('[PG430] is broken where its sensor was silent, and says nothing there', () => {
    const points = [...everySecond(0, 10, () => [20, null]), ...everySecond(100, 110, () => [22, null])];
    const trace = comparedTrace(momentOf(points), shape);
    expect(trace.rows.filter(({ celsius }) => celsius === null)).toHaveLength(1);
    expect(comparedAt(trace, 5_200)).toEqual({ atMs: 5_000, celsius: 20 });
    expect(comparedAt(trace, 14_000)).toBeNull();
    expect(comparedAt(trace, 55_000)).toBeNull();
    expect(comparedAt(trace, 105_000)?.celsius).toBe(22);
    expect(comparedAt(trace, 290_000)).toBeNull();
    expect(comparedLast(trace, { toMs: 60_000 })).toEqual({ atMs: 9_000, celsius: 20 });
    expect(comparedFirst(trace, { fromMs: 9_000 })).toEqual({ atMs: 9_000, celsius: 20 });
    expect(comparedFirst(trace, { fromMs: 9_001 })?.atMs).toBeGreaterThan(60_000);
  });

  it('[PG430] of one reading between two gaps is a dot', () => {
    const points: Point[] = [[1_000, 20, null], [100_000, 21, null], ...everySecond(200, 210, () => [22, null])];
    expect(comparedTrace(momentOf(points), shape).alone.map(({ celsius }) => celsius)).toEqual([20, 21]);
  });

  it('[PG430] counts for the axis as far as it is in sight', () => {
    const traces = [momentOf(everySecond(0, 10, (s) => [s, null]))].map((moment) => comparedTrace(moment, shape));
    const of = (fromMs: number, toMs: number, unit: 'C' | 'F' = 'C') =>
      comparedExtremes(traces, { window: { fromMs, toMs }, unit });
    expect(of(2_000, 5_000)).toEqual({ low: 2, high: 5 });
    expect(of(0, 10_000, 'F')).toEqual({ low: 32, high: 48.2 });
    expect(of(60_000, 90_000)).toBeNull();
  });

  it('[PG430] is the same object while nothing of its sensor changed', () => {
    const tracesOf = createComparedTraces();
    const oven = momentOf(everySecond(0, 10, () => [20, null]));
    const hall = momentOf(
      everySecond(0, 10, () => [21, null]),
      'hall',
    );
    const first = tracesOf([oven, hall], shape);
    const next = tracesOf(
      [
        oven,
        momentOf(
          everySecond(0, 11, () => [21, null]),
          'hall',
        ),
      ],
      shape,
    );
    expect(next[0]).toBe(first[0]);
    expect(next[1]).not.toBe(first[1]);
    expect(tracesOf([oven, hall], { ...shape, bucketMs: 2 })[0]).not.toBe(first[0]);
  });
});
