import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildRinging, NOW_MS } from '../attention/testing/build-ringing';
import { alertWindow } from './alert-window';

const MINUTE_MS = 60_000;

it('[PG264] the chart of an alert shows some time before and after it', () => {
  const short = buildRinging({ sinceMs: NOW_MS, endedAtMs: NOW_MS + MINUTE_MS });
  expect(alertWindow(short, NOW_MS)).toEqual({
    kind: 'fixed',
    fromMs: NOW_MS - 5 * MINUTE_MS,
    toMs: NOW_MS + 6 * MINUTE_MS,
  });
  const long = buildRinging({ sinceMs: NOW_MS, endedAtMs: NOW_MS + 400 * MINUTE_MS });
  expect(alertWindow(long, NOW_MS)).toMatchObject({ fromMs: NOW_MS - 100 * MINUTE_MS, toMs: NOW_MS + 500 * MINUTE_MS });
});

it('[PG264] of an open alert it reaches beyond now, and stands still for minutes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 30 * 24 * 60 }), (minutes) => {
      const open = buildRinging({ sinceMs: NOW_MS });
      const nowMs = NOW_MS + minutes * MINUTE_MS;
      const { fromMs, toMs } = alertWindow(open, nowMs);
      expect(fromMs).toBeLessThanOrEqual(NOW_MS - 5 * MINUTE_MS);
      expect(toMs).toBeGreaterThan(nowMs);
      // Never mostly emptiness.
      expect(toMs - nowMs).toBeLessThanOrEqual(Math.max(5 * MINUTE_MS, (nowMs - fromMs) * 0.5));
    }),
  );
  const windows = new Set<string>();
  for (let second = 0; second < 3_600; second += 1)
    windows.add(JSON.stringify(alertWindow(buildRinging({ sinceMs: NOW_MS }), NOW_MS + second * 1_000)));
  expect(windows.size).toBeLessThanOrEqual(13);
});
