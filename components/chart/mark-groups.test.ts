import { describe, expect, it } from 'vitest';
import { groupMarks, PRESS_PX } from './mark-groups';

const at = (x: number, endX = x) => ({ x, endX, of: `at ${x}` });
const rough = (marks: ReturnType<typeof at>[]) =>
  groupMarks(marks).map(({ left, right, marks: { length } }) => ({ left, right, length }));

describe('marks on the chart', () => {
  it('[PG434] are pressed where they are, and along what they lasted', () => {
    expect(rough([at(200, 300), at(100)])).toEqual([
      { left: 88, right: 112, length: 1 },
      { left: 188, right: 300, length: 1 },
    ]);
  });

  it('[PG435] under one press are one', () => {
    expect(rough([at(100), at(110), at(123), at(124)])).toEqual([
      { left: 88, right: 112, length: 3 },
      { left: 112, right: 136, length: 1 },
    ]);
  });

  it('[PG434] never lie under each other, and are never too small', () => {
    const marks = Array.from({ length: 60 }, (_, index) => at((index * 37) % 500, ((index * 37) % 500) + 90));
    const groups = groupMarks(marks);
    expect(groups.flatMap((group) => group.marks)).toHaveLength(60);
    groups.forEach(({ left, right }, index) => {
      expect(right - left).toBeGreaterThanOrEqual(PRESS_PX);
      expect(right).toBeLessThanOrEqual(groups[index + 1]?.left ?? Number.POSITIVE_INFINITY);
    });
  });
});
