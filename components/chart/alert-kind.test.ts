import { expect, it } from 'vitest';
import { buildAlert } from '../live/testing/build';
import { lastsUntilMs } from './alert-kind';

it('[PG434] an open alert lasts as far as readings tell, and a silence until now', () => {
  const at = { knownMs: 1_000, nowMs: 9_000 };
  expect(lastsUntilMs(buildAlert({ kind: 'high', endedAtMs: null }), at)).toBe(1_000);
  expect(lastsUntilMs(buildAlert({ kind: 'no-data', endedAtMs: null }), at)).toBe(9_000);
  expect(lastsUntilMs(buildAlert({ kind: 'no-data', endedAtMs: 5_000, endReason: 'back' }), at)).toBe(5_000);
});
