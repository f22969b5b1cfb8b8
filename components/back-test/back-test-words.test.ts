import { describe, expect, it } from 'vitest';
import { type BackTest, backTestRequestSchema } from '#protocol/back-test';
import { backTestRequest, coverage } from './back-test-words';

const HOUR_MS = 3_600_000;
const side = { alerts: 0, openMs: 0, longestMs: 0, byKind: {} };
const told = (parts: Partial<BackTest>): BackTest => ({
  fromMs: 0,
  toMs: 24 * HOUR_MS,
  storedFromMs: 0,
  storedMs: 24 * HOUR_MS,
  readings: 86_400,
  now: side,
  draft: side,
  ...parts,
});

describe('the back-test', () => {
  it('[PG219] says of how much it tells when that is not all', () => {
    expect(coverage(told({}))).toBe('all');
    expect(coverage(told({ storedMs: 23.5 * HOUR_MS }))).toBe('all');
    expect(coverage(told({ storedMs: 3 * HOUR_MS }))).toEqual({ storedMs: 3 * HOUR_MS });
    expect(coverage(told({ readings: 0, storedMs: 0, storedFromMs: null }))).toBe('none');
  });

  it('[PG219] asks about nobody not at all, and about no more than the server takes', () => {
    expect(backTestRequest([], { span: '24h', patch: {} })).toBeNull();
    const ids = Array.from({ length: 80 }, (_, index) => `s${index}`);
    const asked = backTestRequest(ids, { span: '30d', patch: { lastingMs: 0 } });
    expect(backTestRequestSchema.safeParse(asked).success).toBe(true);
  });
});
