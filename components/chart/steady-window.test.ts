import { describe, expect, it } from 'vitest';
import { steadyWindow } from './steady-window';

const fiveMinutes = (toMs: number) => ({ fromMs: toMs - 300_000, toMs });
const at = (toMs: number) => ({ wanted: fiveMinutes(toMs), widthPx: 900 });

describe('the window of a chart that goes on', () => {
  it('[PG410] stands for a step of the clock, with room for what comes, and always spans the same', () => {
    const first = steadyWindow(null, at(1_001_000));
    expect(first).toEqual(fiveMinutes(1_005_000));
    expect(steadyWindow(first, at(1_005_000))).toBe(first);
    expect(steadyWindow(first, at(1_005_001))).toEqual(fiveMinutes(1_010_000));
  });

  it('[PG410] follows a clock that was set back, and another span', () => {
    const first = steadyWindow(null, at(1_001_000));
    expect(steadyWindow(first, at(999_000))).toEqual(fiveMinutes(1_000_000));
    const hour = { fromMs: 0, toMs: 3_600_000 };
    expect(steadyWindow(first, { wanted: hour, widthPx: 900 })).toEqual(hour);
  });
});
