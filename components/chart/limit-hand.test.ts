import { expect, it } from 'vitest';
import { isOfNow } from './limit-hand';
import type { LimitMark } from './limit-marks';

const mark: LimitMark = { kind: 'high', isDraft: false, celsius: 40, value: 40, place: 'within' };

it('[PG326] only a limit as it is now can be moved', () => {
  const now = { limits: { high: 40, low: null } };
  expect(isOfNow(mark, now)).toBe(true);
  expect(isOfNow({ ...mark, celsius: 38, value: 38 }, now)).toBe(false);
  expect(isOfNow({ ...mark, isOwn: true }, now)).toBe(false);
  expect(isOfNow({ ...mark, isWarning: true }, now)).toBe(false);
  expect(isOfNow({ ...mark, kind: 'low' }, now)).toBe(false);
});
