import { expect, it } from 'vitest';
import type { Point } from '#protocol/frame';
import { historyOf, sensorFrom } from '../history/testing/build-history';
import { spanSteps } from './span-steps';

const MINUTE_MS = 60_000;

it('[PG118] a range as a table has a few steps, the latest first, stored and live readings in them once', () => {
  const all = Array.from({ length: 60 }, (_, index): Point => [index * MINUTE_MS, index, null]);
  const window = { fromMs: 0, toMs: 60 * MINUTE_MS };
  const own = { ...window, history: historyOf(all, { throughN: 40, stepMs: 0 }), steps: null, alerts: [] };
  const view = { spans: [own], own, isAwaited: false, isFailing: false };
  const steps = spanSteps({ sensor: sensorFrom(all, 31), view }, window);
  expect(steps).toHaveLength(20);
  expect(steps[0]).toMatchObject({ fromMs: 57 * MINUTE_MS, toMs: 60 * MINUTE_MS, low: 57, high: 59, mean: 58 });
  expect(steps.reduce((count, step) => count + step.count, 0)).toBe(60);
});
