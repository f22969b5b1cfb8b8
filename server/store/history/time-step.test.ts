import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutAtHours, HOUR_MS, MINUTE_MS, stepFor } from './time-step';

const at = (time: string) => Date.parse(`2026-03-01T${time}Z`);

test.each([
  ['an hour', 3600, 600, 1, 10_000],
  ['a day', 86_400, 600, 1, 300_000],
  ['a day in minutes', 86_400, 5000, MINUTE_MS, 60_000],
  ['thirty days', 30 * 86_400, 600, HOUR_MS, 2 * HOUR_MS],
  ['two years', 730 * 86_400, 10, HOUR_MS, 112 * 24 * HOUR_MS],
])('[HI2] the step of %s', (_span, seconds, points, unitMs, stepMs) => {
  const fromMs = at('00:00:00');
  expect(stepFor({ fromMs, toMs: fromMs + seconds * 1000 }, { points, unitMs })).toBe(stepMs);
});

test('[HI2] a span has as many pieces at most as points were asked for', () => {
  const time = fc.integer({ min: 946_684_800_000, max: 4_102_444_800_000 });
  fc.assert(
    fc.property(time, time, fc.integer({ min: 1, max: 5000 }), (one, other, points) => {
      const [fromMs, toMs] = [Math.min(one, other), Math.max(one, other) + 1];
      const stepMs = stepFor({ fromMs, toMs }, { points, unitMs: 1 });
      expect(Math.floor((toMs - 1) / stepMs) - Math.floor(fromMs / stepMs) + 1).toBeLessThanOrEqual(points);
    }),
  );
});

test.each([
  ['08:20:00', '11:40:00', ['08:20:00', '09:00:00'], ['09:00:00', '11:00:00'], ['11:00:00', '11:40:00']],
  ['08:00:00', '09:00:00', ['08:00:00', '08:00:00'], ['08:00:00', '09:00:00'], ['09:00:00', '09:00:00']],
  ['08:20:00', '08:40:00', ['08:20:00', '08:40:00'], ['08:40:00', '08:40:00'], ['08:40:00', '08:40:00']],
  ['08:20:00', '09:10:00', ['08:20:00', '09:00:00'], ['09:00:00', '09:00:00'], ['09:00:00', '09:10:00']],
])('[HI3] %s to %s is whole hours and what is left of it', (from, to, ...pieces) => {
  const { head, hours, tail } = cutAtHours({ fromMs: at(from), toMs: at(to) });
  const spans = pieces.map(([fromTime = '', toTime = '']) => ({ fromMs: at(fromTime), toMs: at(toTime) }));
  expect([head, hours, tail]).toEqual(spans);
});
