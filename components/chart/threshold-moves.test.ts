import { describe, expect, it } from 'vitest';
import type { ThresholdChange } from '#protocol/history';
import { signed, thresholdMoves } from './threshold-moves';

const HOUR_MS = 3_600_000;
const step = (hour: number, high: number | null, low: number | null = null) => ({ fromMs: hour * HOUR_MS, high, low });
const day = { fromMs: HOUR_MS, toMs: 24 * HOUR_MS };

function changeAt(hour: number, parts: Partial<ThresholdChange>): ThresholdChange {
  const changedAtMs = hour * HOUR_MS + 40;
  return { sensorId: 'fridge', version: hour, changedAtMs, changedBy: null, from: null, to: null, ...parts };
}

describe('changes of the threshold on the chart', () => {
  it('[PG436] are marked where another threshold began to hold, in the time shown', () => {
    const timeline = [step(0, 40), step(1, 38), step(2, 38), step(3, 38, 2), step(30, 50)];
    expect(thresholdMoves(timeline, day)).toEqual([
      { atMs: HOUR_MS, from: step(0, 40), to: step(1, 38) },
      { atMs: 3 * HOUR_MS, from: step(2, 38), to: step(3, 38, 2) },
    ]);
    expect(thresholdMoves([step(2, 40)], day)).toEqual([]);
    expect(thresholdMoves([], day)).toEqual([]);
  });

  it('[PG436] are signed by who made them, the default or the sensor its own', () => {
    const moves = thresholdMoves([step(0, 40), step(2, 38), step(5, 36), step(8, 40)], day);
    const lists = [
      [changeAt(5, { changedBy: 'Ana', to: { high: 36, low: null } }), changeAt(8, { changedBy: 'Ben' })],
      [changeAt(2, { sensorId: null, changedBy: 'Cleo', to: { high: 38, low: null } })],
    ];
    expect(signed(moves, lists).map(({ who }) => who)).toEqual(['Cleo', 'Ana', 'Ben']);
    expect(signed(moves, null).map(({ who }) => who)).toEqual([null, null, null]);
    const other = [[changeAt(2, { changedBy: 'Dan', to: { high: 11, low: null } })]];
    expect(signed(moves, other)[0]?.who).toBeNull();
  });
});
