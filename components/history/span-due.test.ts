import { describe, expect, it } from 'vitest';
import type { Point } from '#protocol/frame';
import { LIVE, type Range } from './range';
import { type Asked, type DueInput, isDue } from './span-due';
import { buildHistory, sensorFrom } from './testing/build-history';

const HOUR_MS = 3_600_000;
const NOW_MS = 1_000 * HOUR_MS;

function readings(count: number): Point[] {
  return Array.from({ length: count }, (_, index) => [NOW_MS - (count - index) * 1_000, 20, null]);
}

function asked(parts: Partial<Asked> & { throughN?: number } = {}): Asked {
  const { throughN = 5_000, ...more } = parts;
  const history = buildHistory({ throughN });
  const span = { fromMs: NOW_MS - 2 * HOUR_MS, toMs: NOW_MS, history, steps: [], alerts: [] };
  return { span, endedAtMs: NOW_MS - 10_000, failures: 0, epoch: 'a', ...more };
}

function input(parts: Partial<DueInput> = {}): DueInput {
  const range: Range = { kind: 'last', name: '1h' };
  const window = { fromMs: NOW_MS - HOUR_MS, toMs: NOW_MS };
  return { range, window, sensor: sensorFrom(readings(5_000), 4_000), epoch: 'a', nowMs: NOW_MS, ...parts };
}

describe('when a range is asked for', () => {
  it('[PG106] at first, and not while an answer is out', () => {
    expect(isDue(undefined, input())).toBe(true);
    expect(isDue(asked({ endedAtMs: null }), input())).toBe(false);
  });

  it('[PG106] not again while the live points continue it', () => {
    expect(isDue(asked(), input())).toBe(false);
  });

  it('[PG106] again before the browser forgets what the history did not contain', () => {
    expect(isDue(asked({ throughN: 4_300 }), input())).toBe(true);
    expect(isDue(asked({ throughN: 3_998 }), input())).toBe(true);
    expect(isDue(asked({ throughN: 4_300, endedAtMs: NOW_MS - 1_000 }), input())).toBe(false);
  });

  it('[PG106] again with a new link, threshold or store', () => {
    expect(isDue(asked(), input({ epoch: 'b' }))).toBe(true);
  });

  it('[PG106] again every half minute or so, for steps to fill, and after a sleep', () => {
    expect(isDue(asked({ endedAtMs: NOW_MS - 61_000 }), input())).toBe(true);
  });

  it('[PG106] never again once it is over, or while this browser has it all', () => {
    const range: Range = { kind: 'fixed', fromMs: 0, toMs: HOUR_MS };
    const long = { endedAtMs: NOW_MS - 500_000 };
    expect(isDue(asked(long), input({ range, window: { fromMs: 0, toMs: HOUR_MS }, sensor: undefined }))).toBe(false);
    const window = { fromMs: NOW_MS - 300_000, toMs: NOW_MS };
    expect(isDue(asked(long), input({ range: LIVE, window }))).toBe(false);
  });

  it('[PG106] again where the window grew', () => {
    expect(isDue(asked(), input({ window: { fromMs: NOW_MS - 3 * HOUR_MS, toMs: NOW_MS } }))).toBe(true);
  });

  it('[PG106] more and more patiently while the server cannot tell', () => {
    const failed = (failures: number, agoMs: number) => isDue(asked({ failures, endedAtMs: NOW_MS - agoMs }), input());
    expect([failed(1, 1_900), failed(1, 2_000)]).toEqual([false, true]);
    expect([failed(9, 19_000), failed(9, 20_000)]).toEqual([false, true]);
  });
});
