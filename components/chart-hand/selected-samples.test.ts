import { describe, expect, it } from 'vitest';
import type { Point } from '#protocol/frame';
import { historyOf, sensorFrom } from '../history/testing/build-history';
import { selectedSamples } from './selected-samples';

const readings = Array.from({ length: 100 }, (_, index): Point => [index * 1_000, index % 7, null]);
const window = { fromMs: 20_000, toMs: 80_000 };

function viewOf(throughN: number, stepMs: number) {
  const span = {
    fromMs: 0,
    toMs: 100_000,
    history: historyOf(readings, { throughN, stepMs }),
    steps: null,
    alerts: [],
  };
  return { spans: [span], own: span, isAwaited: false, isFailing: false };
}

const NO_VIEW = { spans: [], own: null, isAwaited: false, isFailing: false };

describe('what a selection is counted from', () => {
  it('[PG303] each reading once, stored and live ones', () => {
    const found = selectedSamples({ sensor: sensorFrom(readings, 41), view: viewOf(60, 0) }, window);
    expect(found.samples.map(({ atMs }) => atMs)).toEqual(readings.map(([atMs]) => atMs));
    expect(found.isRough).toBe(false);
  });

  it('[PG303] the live ones alone while nothing is told', () => {
    expect(selectedSamples({ sensor: sensorFrom(readings, 41), view: NO_VIEW }, window).samples).toHaveLength(60);
    expect(selectedSamples({ sensor: undefined, view: NO_VIEW }, window).samples).toEqual([]);
  });

  it('[PG303] steps in their middle, with their extremes, and then it is rough', () => {
    const found = selectedSamples({ sensor: sensorFrom(readings, 96), view: viewOf(95, 10_000) }, window);
    expect(found.samples[2]).toEqual({ atMs: 25_000, celsius: expect.closeTo(2.8), low: 0, high: 6 });
    expect(found.samples).toHaveLength(10);
    expect(found).toMatchObject({ isRough: true, gapMs: 30_000 });
  });
});
