import { describe, expect, it } from 'vitest';
import type { Alert } from '#protocol/alert';
import type { Point } from '#protocol/frame';
import { NEW_ALERT } from '#protocol/new-alert';
import { type ConditionInput, conditionOf } from './sensor-condition';

const NOW_MS = 10_000_000;

const alert = (change: Partial<Alert> = {}): Alert => ({
  id: 'a',
  sensorId: 'oven',
  kind: 'high',
  ...NEW_ALERT,
  thresholdCelsius: 40,
  sinceMs: NOW_MS - 5000,
  openedAtMs: NOW_MS - 5000,
  openedCelsius: 41,
  peakCelsius: 41,
  readings: 1,
  ...change,
});

/** A reading each `everyMs`, the last at `lastMs`. */
const rhythm = (everyMs: number, lastMs: number): Point[] =>
  Array.from({ length: 20 }, (_, index) => [lastMs - (19 - index) * everyMs, 20, null]);

const input = (change: Partial<ConditionInput> = {}): ConditionInput => ({
  alerts: [],
  heardAtMs: NOW_MS - 1000,
  points: rhythm(1000, NOW_MS - 1000),
  listeningSinceMs: 0,
  nowMs: NOW_MS,
  ...change,
});

describe('the condition of a sensor', () => {
  it('[PG50] is too hot or too cold while an alert is open, whatever else holds', () => {
    const silent = { heardAtMs: NOW_MS - 600_000 };
    expect(conditionOf(input({ alerts: [alert()], ...silent })).kind).toBe('too-hot');
    expect(conditionOf(input({ alerts: [alert({ kind: 'low' })] })).kind).toBe('too-cold');
  });

  it('[PG50] tells for a minute that an alert ended, and why', () => {
    const ended = (endReason: Alert['endReason'], agoMs: number) =>
      conditionOf(input({ alerts: [alert({ endReason, endedAtMs: NOW_MS - agoMs })] })).kind;
    expect(ended('back', 59_000)).toBe('back');
    expect(ended('threshold', 59_000)).toBe('ended-threshold');
    expect(ended('back', 61_000)).toBe('ok');
  });

  it('[PG51] is silent after three of its own intervals, but never within a minute', () => {
    const of = (everyMs: number, silentMs: number) =>
      conditionOf(input({ points: rhythm(everyMs, NOW_MS - silentMs), heardAtMs: NOW_MS - silentMs })).kind;
    expect(of(1000, 59_000)).toBe('ok');
    expect(of(1000, 61_000)).toBe('silent');
    expect(of(600_000, 1_700_000)).toBe('ok');
    expect(of(600_000, 1_900_000)).toBe('silent');
  });

  it('[PG51] is not silent for the time in which nothing could be heard', () => {
    const heardAtMs = NOW_MS - 600_000;
    expect(conditionOf(input({ heardAtMs, listeningSinceMs: NOW_MS - 30_000 })).kind).toBe('ok');
  });
});
