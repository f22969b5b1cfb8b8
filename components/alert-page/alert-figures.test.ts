import { describe, expect, it } from 'vitest';
import type { History, HistoryPoint } from '#protocol/history';
import { buildRinging, NOW_MS } from '../attention/testing/build-ringing';
import { alertFigures } from './alert-figures';

const MINUTE_MS = 60_000;

/** A reading a minute from ten minutes ago until now: below the limit of 8 °C, beyond it for the last five. */
function buildMinutes(parts: Partial<History> = {}): History {
  const points = Array.from({ length: 11 }, (_, index): HistoryPoint => {
    const celsius = index < 5 ? 4 : 10;
    return [NOW_MS - (10 - index) * MINUTE_MS, celsius, celsius, celsius, 1, null];
  });
  return { sensorId: 'fridge', from: 0, to: NOW_MS + 1, resolution: 'raw', stepMs: 0, throughN: 11, points, ...parts };
}

const alert = buildRinging({ sinceMs: NOW_MS - 5 * MINUTE_MS, openedAtMs: NOW_MS - 4 * MINUTE_MS, peakCelsius: 10 });

describe('an alert in figures', () => {
  it('[PG263] is of the time since what it is about began', () => {
    expect(alertFigures(alert, { history: buildMinutes(), nowMs: NOW_MS })).toEqual({
      peakCelsius: 10,
      averageCelsius: 10,
      readings: 6,
      missing: 0,
      degreeMinutes: 10,
      isRough: false,
    });
  });

  it('[PG263] ends when the alert ended', () => {
    const ended = { ...alert, endedAtMs: NOW_MS - 3 * MINUTE_MS };
    const figures = alertFigures(ended, { history: buildMinutes(), nowMs: NOW_MS });
    expect(figures).toMatchObject({ readings: 3, degreeMinutes: 4 });
  });

  it('[PG262] learns the rhythm from before, so that silence itself is counted as missing', () => {
    const silent = buildRinging({
      kind: 'no-data',
      thresholdCelsius: null,
      sinceMs: NOW_MS,
      endedAtMs: NOW_MS + 10 * MINUTE_MS,
    });
    const figures = alertFigures(silent, { history: buildMinutes(), nowMs: NOW_MS });
    expect(figures).toMatchObject({ readings: 1, missing: 9, degreeMinutes: null });
  });

  it('[PG263] claims nothing where nothing is stored', () => {
    const figures = alertFigures(alert, { history: buildMinutes({ points: [] }), nowMs: NOW_MS });
    expect(figures).toMatchObject({ averageCelsius: null, readings: 0, missing: null, degreeMinutes: 0 });
  });

  it('[PG263] says that it was summed up where readings come as steps of time', () => {
    const history = buildMinutes({ resolution: '1m', stepMs: MINUTE_MS });
    expect(alertFigures(alert, { history, nowMs: NOW_MS }).isRough).toBe(true);
  });
});
