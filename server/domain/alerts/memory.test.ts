import { expect, it } from 'vitest';
import { anAlertBoard } from '#server/testing/alert-board';

it('[AL35] a sensor inside its limits remembers nothing, and what did not change is not stored again', () => {
  const exposure = { high: 8, low: null, totalMs: 3_600_000 };
  const made = anAlertBoard({ limits: { high: null, low: null }, exposure });
  const stored = [4, 20, 4, 4, 4].map((celsius, second) => made.read(second, celsius).states.length);
  expect(stored).toEqual([0, 0, 1, 0, 0]);
  const growing = anAlertBoard();
  expect([50, 51, 20].map((celsius, second) => growing.read(second, celsius).states)).toEqual([[], [], []]);
});

it('[AL6] the same history gives the same alerts with the same ids, ticks or not', () => {
  const ids = [[], [61.5, 62]].map((ticks) => {
    const made = anAlertBoard({ lastingMs: 60_000 });
    for (const second of [0, 30, 61]) made.read(second, 50);
    for (const second of ticks) made.tick(second);
    made.read(63, 50);
    return [...made.alerts.keys()];
  });
  expect(ids).toEqual([['test-log-0-0-high-1'], ['test-log-0-0-high-1']]);
});

it('[AL2] while values stay beyond the one alert grows, at once and after what must last', () => {
  for (const lastingMs of [0, 2000]) {
    const made = anAlertBoard({ lastingMs, limits: { high: 40, low: 0 } });
    for (const [second, celsius] of [41, 50, 45, 42].entries()) made.read(second, celsius);
    expect([...made.alerts.values()]).toMatchObject([{ kind: 'high', readings: 4, peakCelsius: 50 }]);
    const change = made.read(4, 49);
    expect(change.alerts).toMatchObject([{ isStep: false, step: null, alert: { readings: 5, peakCelsius: 50 } }]);
    for (const [second, celsius] of [-1, -9, -2].entries()) made.read(second + 5, celsius);
    expect([...made.alerts.values()].at(-1)).toMatchObject({ kind: 'low', readings: 3, peakCelsius: -9 });
  }
});
