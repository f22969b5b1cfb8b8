import { expect, test } from 'vitest';
import { sensorsOfMode } from './sensors-of-mode';

const SEEDS = [1, 7, 42, 2026, -3];

/** Readings of one sensor, from local midnight on. */
function measure(sensorId: string, options: { seed: number; seconds: number; everyS?: number }): number[] {
  const { seed, seconds, everyS = 1 } = options;
  const sensor = sensorsOfMode('demo', seed).find((candidate) => candidate.sensorId === sensorId)!;
  return Array.from({ length: seconds / everyS }, (_, index) =>
    sensor.measure(everyS * 1000, ((index * everyS) / 3600) % 24),
  );
}

const rangeOf = (celsius: readonly number[]) => ({
  lowest: celsius.reduce((a, b) => Math.min(a, b)),
  highest: celsius.reduce((a, b) => Math.max(a, b)),
});

test.each([
  ['Fridge', 0, 21],
  ['Freezer', -21, -10],
  ['Server room', 22, 24.5],
  ['Greenhouse', 12, 34],
  ['Brewing vessel', 19, 20],
  ['Outdoor', -3, 29],
  ['Boiler room', 28, 50],
])('[SM1] over a whole day %s stays between %d and %d °C, and moves', (sensorId, low, high) => {
  for (const seed of SEEDS) {
    const { lowest, highest } = rangeOf(measure(sensorId, { seed, seconds: 86_400, everyS: 5 }));
    expect(lowest).toBeGreaterThanOrEqual(low);
    expect(highest).toBeLessThanOrEqual(high);
    expect(highest - lowest).toBeGreaterThan(0.5);
  }
});

test('[SM2] the boiler room is above 40 °C once in the first two minutes, for 20 to 40 s from second 29 to 47 on', () => {
  for (let seed = 0; seed < 300; seed++) {
    const celsius = measure('Boiler room', { seed, seconds: 120 });
    const rises = celsius.flatMap((value, s) => (value > 40 && (celsius[s - 1] ?? 0) <= 40 ? [s] : []));
    expect(rises, `seed ${seed}`).toHaveLength(1);
    expect(rises[0]).toBeGreaterThanOrEqual(29);
    expect(rises[0]).toBeLessThanOrEqual(47);
    const secondsAbove = celsius.filter((value) => value > 40).length;
    expect(secondsAbove).toBeGreaterThanOrEqual(18);
    expect(secondsAbove).toBeLessThanOrEqual(40);
    expect(celsius.at(-1)).toBeLessThan(40);
  }
});

test('[SM2] the boiler room does it again every four to nine minutes', () => {
  const celsius = measure('Boiler room', { seed: 5, seconds: 7200 });
  const rises = celsius.flatMap((value, s) => (value > 40 && (celsius[s - 1] ?? 0) <= 40 ? [s] : []));
  const pauses = rises.slice(1).map((second, index) => second - rises[index]!);
  expect(pauses.length).toBeGreaterThan(10);
  expect(Math.min(...pauses)).toBeGreaterThan(240);
  expect(Math.max(...pauses)).toBeLessThan(540);
});

test('[SM3] the same seed gives the same temperatures, another one gives others', () => {
  const run = (seed: number) =>
    sensorsOfMode('demo', seed).map((sensor) => Array.from({ length: 50 }, () => sensor.measure(1000, 12)));
  expect(run(9)).toEqual(run(9));
  expect(run(9)).not.toEqual(run(10));
});

test('[SM4] the article mode is one sensor, default, spread over 0 to 50 °C', () => {
  const sensors = sensorsOfMode('article', 3);
  expect(sensors.map((sensor) => sensor.sensorId)).toEqual(['default']);
  const celsius = Array.from({ length: 5000 }, () => sensors[0]!.measure(1000, 12));
  const { lowest, highest } = rangeOf(celsius);
  expect(lowest).toBeGreaterThanOrEqual(0);
  expect(lowest).toBeLessThan(1);
  expect(highest).toBeLessThanOrEqual(50);
  expect(highest).toBeGreaterThan(49);
  const mean = celsius.reduce((sum, value) => sum + value, 0) / celsius.length;
  expect(Math.abs(mean - 25)).toBeLessThan(1);
});

test('[SM5] a sensor shows no more digits than such a sensor has', () => {
  for (const sensor of sensorsOfMode('demo', 4)) {
    const decimals = sensor.sensorId === 'Brewing vessel' ? 2 : 1;
    const celsius = Array.from({ length: 100 }, () => sensor.measure(1000, 12));
    expect(celsius).toEqual(celsius.map((value) => Number(value.toFixed(decimals))));
  }
});
