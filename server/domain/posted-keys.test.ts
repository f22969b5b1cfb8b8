import { expect, it } from 'vitest';
import { IDEMPOTENCY_HEADER } from './idempotency';
import { postedKey, rememberKey } from './posted-keys';

const DAY_MS = 24 * 3_600_000;
const header = (text: string) => ({ [IDEMPOTENCY_HEADER]: new TextEncoder().encode(text) });

it('[ST20] a key is known for a day, and begins anew after it', () => {
  const keys = new Map<string, number>();
  expect(rememberKey(keys, { key: 'a/0', nowMs: 0 })).toBe(true);
  expect(rememberKey(keys, { key: 'a/0', nowMs: DAY_MS - 1 })).toBe(false);
  expect(rememberKey(keys, { key: 'a/1', nowMs: DAY_MS - 1 })).toBe(true);
  expect(rememberKey(keys, { key: 'a/0', nowMs: DAY_MS })).toBe(true);
});

it('[ST20] a key is known although the clock was set back', () => {
  const keys = new Map([['a/0', 5000]]);
  expect(rememberKey(keys, { key: 'a/0', nowMs: 0 })).toBe(false);
});

it('[ST20] keys of the day before are forgotten, so that memory is bounded', () => {
  const keys = new Map<string, number>();
  for (let count = 0; count < 1000; count += 1) rememberKey(keys, { key: `a/${count}`, nowMs: count });
  rememberKey(keys, { key: 'b/0', nowMs: DAY_MS + 1000 });
  expect([...keys.keys()]).toEqual(['b/0']);
});

it('[ST20] what nobody may have sent us is no key', () => {
  expect(postedKey(header('a/0'))).toBe('a/0');
  expect(postedKey({})).toBeNull();
  expect(postedKey(header('a\0'))).toBeNull();
  expect(postedKey(header('x'.repeat(300)))).toBeNull();
  expect(postedKey({ [IDEMPOTENCY_HEADER]: [new Uint8Array(1), new Uint8Array(1)] })).toBeNull();
  expect(postedKey({ [IDEMPOTENCY_HEADER]: Uint8Array.of(0xff) })).toBeNull();
});
