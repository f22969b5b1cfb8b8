import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Point } from '#protocol/frame';
import { appendPoint, createRecentPoints, lastPoints, pointsPerSensor, trimPoints } from './recent-points';

const aPoint = fc.tuple(
  fc.integer(),
  fc.double({ noNaN: true }),
  fc.option(fc.double({ noNaN: true })),
) as fc.Arbitrary<Point>;

describe('recent points', () => {
  it('[BD4] each sensor has an even share of 60 000 points, 300 at most', () => {
    expect([0, 1, 200, 201, 1000, 20_000, 70_000].map(pointsPerSensor)).toEqual([300, 300, 300, 298, 60, 3, 0]);
  });

  it('[BD4] the last points are the ones given out, whatever was appended and trimmed before', () => {
    fc.assert(
      fc.property(fc.array(aPoint, { maxLength: 80 }), fc.integer({ min: 0, max: 12 }), (points, share) => {
        const recent = createRecentPoints();
        points.forEach((point, index) => {
          appendPoint(recent, point, share);
          if (index % 7 === 6) trimPoints(recent, share);
          expect(lastPoints(recent, share)).toEqual(share === 0 ? [] : points.slice(0, index + 1).slice(-share));
        });
      }),
    );
  });

  it('[BD4] memory stays within twice the share', () => {
    const recent = createRecentPoints();
    for (let i = 0; i < 10_000; i += 1) appendPoint(recent, [i, 20, null], 50);
    expect(recent.packed.length).toBeLessThanOrEqual(2 * 50 * 3);
    trimPoints(recent, 3);
    expect(recent.packed.length).toBe(2 * 3 * 3);
  });
});
