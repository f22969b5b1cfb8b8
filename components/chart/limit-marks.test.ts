import { describe, expect, it } from 'vitest';
import { beyond, type LimitMark, limitMarks } from './limit-marks';

const domain = { low: 20, high: 50, ticks: [] };
const axis = { domain, unit: 'C' } as const;
const saved = { high: 40, low: null };

describe('the limits on the chart', () => {
  it('[PG37] one within the axis is a line, one outside a chip at the edge it lies beyond', () => {
    const marks = limitMarks({ ...axis, saved: { high: 60, low: 25 }, draft: { high: null, low: 10 } });
    expect(marks.map(({ kind, isDraft, place }) => [kind, isDraft, place])).toEqual([
      ['high', false, 'above'],
      ['low', false, 'within'],
      ['low', true, 'below'],
    ]);
  });

  it('[PG56] a draft stands beside what is saved, and only where it differs', () => {
    const marks = limitMarks({ ...axis, saved, draft: { high: 38, low: 30 } });
    expect(marks.map(({ celsius, isDraft }) => [celsius, isDraft])).toEqual([
      [40, false],
      [38, true],
      [30, true],
    ]);
    expect(limitMarks({ ...axis, saved, draft: saved })).toHaveLength(1);
  });

  it('[PG143] an early one stands beside the threshold', () => {
    const marks = limitMarks({ ...axis, saved, draft: null, warning: { high: 38, low: 10 } });
    expect(marks).toMatchObject([
      { celsius: 40, place: 'within' },
      { celsius: 38, isWarning: true, place: 'within' },
      { celsius: 10, isWarning: true, place: 'below' },
    ]);
  });

  it('[PG54] are placed in the degrees of the viewer', () => {
    const marks = limitMarks({ saved, draft: null, domain: { low: 80, high: 110, ticks: [] }, unit: 'F' });
    expect(marks).toEqual([{ kind: 'high', isDraft: false, celsius: 40, value: 104, place: 'within' }]);
  });
});

describe('the part beyond a limit', () => {
  const mark: LimitMark = { kind: 'high', isDraft: false, celsius: 40, value: 40, place: 'within' };

  it('[PG56] is what lies above a high one and below a low one', () => {
    expect(beyond(mark, domain)).toEqual({ low: 40, high: 50 });
    expect(beyond({ ...mark, kind: 'low' }, domain)).toEqual({ low: 20, high: 40 });
  });

  it('[PG56] is all there is where the readings are far beyond, and nothing where they are far from it', () => {
    expect(beyond({ ...mark, value: 10 }, domain)).toEqual({ low: 20, high: 50 });
    expect(beyond({ ...mark, value: 60 }, domain)).toBeNull();
  });

  it('[PG266] shows what an alert was opened by where that is none of the limits', () => {
    const own = { kind: 'high', celsius: 35 } as const;
    const marks = limitMarks({ ...axis, saved: { high: 40, low: null }, draft: null, own });
    expect(marks).toMatchObject([{ celsius: 40 }, { celsius: 35, isOwn: true }]);
    expect(limitMarks({ ...axis, saved: { high: 35, low: null }, draft: null, own })).toHaveLength(1);
  });
});
