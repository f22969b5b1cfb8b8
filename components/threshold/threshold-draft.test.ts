import { describe, expect, it } from 'vitest';
import { beginDraft, isTouched, readDraft, theirLimits, withScope, withText } from './threshold-draft';

const input = { locale: 'en', unit: 'C' } as const;
const base = { high: 40, low: null };

describe('a threshold draft', () => {
  it('[PG61] that was not touched is exactly what is saved', () => {
    const saved = { high: 100 / 3, low: -0.123456789 };
    const draft = beginDraft(saved, { scope: 'sensor', locale: 'en', unit: 'F' });
    expect(readDraft(draft, { locale: 'en', unit: 'F' }).limits).toEqual(saved);
  });

  it('[PG64] has an optional limit on either side', () => {
    const draft = withText(withText(beginDraft(base, { scope: 'sensor', ...input }), 'high', ''), 'low', '2');
    expect(readDraft(draft, input).limits).toEqual({ high: null, low: 2 });
  });

  it('[PG64] is refused at the field that is wrong', () => {
    const draft = withText(beginDraft(base, { scope: 'sensor', ...input }), 'low', 'cold');
    expect(readDraft(draft, input)).toEqual({ limits: null, errors: { low: 'not-a-number' } });
  });

  it('[PG64] has its low limit below its high one', () => {
    const draft = withText(beginDraft(base, { scope: 'sensor', ...input }), 'low', '40');
    expect(readDraft(draft, input)).toEqual({ limits: null, errors: { low: 'low-not-below-high' } });
  });

  it('[PG465] tells which limit was changed, and no longer once it says again what is saved', () => {
    const draft = withText(beginDraft(base, { scope: 'sensor', ...input }), 'high', '39');
    const touched = (what: typeof draft) => [isTouched(what, 'high', input), isTouched(what, 'low', input)];
    expect(touched(draft)).toEqual([true, false]);
    expect(touched(withText(draft, 'high', '40.0'))).toEqual([false, false]);
  });

  it('[PG65] keeps what was typed when it is meant for others', () => {
    const draft = withText(beginDraft(base, { scope: 'sensor', ...input }), 'high', '38');
    const moved = withScope(draft, { scope: 'default', base: { high: 50, low: 1 }, ...input });
    expect(readDraft(moved, input).limits).toEqual({ high: 38, low: 1 });
  });
});

it('[PG327] whoever changed the default is not named for a sensor’s own that was given up', () => {
  const theirs = { high: 40, low: null, changedBy: 'Ana' };
  expect(theirLimits(theirs)).toEqual(theirs);
  expect(theirLimits({ ...theirs, inherited: true })).toEqual({ ...theirs, changedBy: null });
});
