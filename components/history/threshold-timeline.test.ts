import { describe, expect, it } from 'vitest';
import { buildThreshold } from '../live/testing/build';
import { heldTimeline, limitSegments, limitsWithin, stepAt, thresholdTimeline } from './threshold-timeline';

const steps = [
  { fromMs: 100, high: 40, low: null },
  { fromMs: 200, high: 35, low: 2 },
  { fromMs: 300, high: 35, low: null },
];

describe('the threshold over time', () => {
  it('[PG110] ends with what holds now, from when it was changed', () => {
    const live = buildThreshold({ high: 30, changedAtMs: 400 });
    const timeline = thresholdTimeline({ steps, live, nowMs: 900 });
    expect(timeline).toEqual([...steps, { fromMs: 400, high: 30, low: null }]);
    expect(stepAt(timeline, 900)).toMatchObject({ high: 30 });
  });

  it('[PG110] is what was told while that still holds', () => {
    const live = buildThreshold({ high: 35, changedAtMs: 200 });
    expect(thresholdTimeline({ steps, live, nowMs: 900 })).toBe(steps);
  });

  it('[PG110] goes back to an older default when that is heard', () => {
    const live = buildThreshold({ high: 50, changedAtMs: null });
    expect(thresholdTimeline({ steps, live, nowMs: 900 }).at(-1)).toEqual({ fromMs: 900, high: 50, low: null });
  });

  it('[PG110] is what holds now while nothing was told, and nothing for a sensor of the past', () => {
    const live = buildThreshold();
    expect(stepAt(thresholdTimeline({ steps: null, live, nowMs: 900 }), 0)).toMatchObject({ high: 40 });
    expect(thresholdTimeline({ steps: null, live: null, nowMs: 900 })).toEqual([]);
  });

  it('[PG473] in a held picture ends with what holds now, and keeps what held before', () => {
    const live = buildThreshold({ high: 30, changedAtMs: 900 });
    const timeline = heldTimeline(thresholdTimeline({ steps, live, nowMs: 950 }), 800);
    expect(timeline).toEqual([...steps, { fromMs: 800, high: 30, low: null }]);
    // Told of by the server meanwhile, with one that held for a moment only.
    const told = [...steps, { fromMs: 850, high: 32, low: null }, { fromMs: 900, high: 30, low: null }];
    expect(heldTimeline(thresholdTimeline({ steps: told, live, nowMs: 950 }), 800)).toEqual(timeline);
    expect(heldTimeline(steps, 300)).toBe(steps);
    expect(heldTimeline([], 800)).toEqual([]);
  });

  it('[PG110] says nothing of before its first step', () => {
    expect(stepAt(steps, 99)).toBeNull();
    expect(stepAt(steps, 100)).toBe(steps[0]);
  });

  it('[PG110] has the limits of what is shown in sight', () => {
    expect(limitsWithin(steps, { fromMs: 150, toMs: 250 })).toEqual([40, 35, 2]);
    expect(limitsWithin(steps, { fromMs: 350, toMs: 400 })).toEqual([35]);
    expect(limitsWithin(steps, { fromMs: 0, toMs: 100 })).toEqual([]);
  });

  it('[PG110] is one line for as long as one limit holds, and none where there is none', () => {
    expect(limitSegments(steps, 'high')).toEqual([
      { fromMs: 100, toMs: 200, celsius: 40 },
      { fromMs: 200, toMs: null, celsius: 35 },
    ]);
    expect(limitSegments(steps, 'low')).toEqual([{ fromMs: 200, toMs: 300, celsius: 2 }]);
  });
});
