import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWindow, slide } from './sliding-window';

function averages(celsius: readonly number[], windowSize: number): (number | null)[] {
  const window = createWindow(windowSize);
  return celsius.map((value) => slide(window, value));
}

describe('slide', () => {
  it('[WN1] the average is null until the window is full', () => {
    expect(averages([1, 2, 3, 4], 3)).toEqual([null, null, 2, 3]);
  });

  it('[WN2] a window of one averages each reading by itself', () => {
    expect(averages([1, 2], 1)).toEqual([1, 2]);
  });

  it('[WN3] the average is exactly the mean of the last readings, summed oldest first', () => {
    const celsius = fc.double({ min: -273.15, max: 10_000, noNaN: true });
    fc.assert(
      fc.property(fc.array(celsius), fc.integer({ min: 1, max: 12 }), (readings, windowSize) => {
        const slow = readings.map((_, last) => {
          const held = readings.slice(0, last + 1).slice(-windowSize);
          return held.length < windowSize ? null : held.reduce((sum, value) => sum + value, 0) / windowSize;
        });
        expect(averages(readings, windowSize)).toEqual(slow);
      }),
    );
  });

  it('[WN4] a large reading that has left the window leaves no trace', () => {
    const readings = [10_000, 0.1, 0.2, 0.3];
    expect(averages(readings, 3).at(-1)).toBe(averages(readings.slice(1), 3).at(-1));
  });
});
