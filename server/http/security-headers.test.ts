import { expect, test } from 'vitest';
import { commonHeaders, isOverTls, pagePolicy } from './security-headers';

const PAGE = { nonce: 'abc', host: 'isotherm.example', isTls: true, isDevelopment: false };
const originsOf = (...own: string[]) => ({
  isOwnOrigin: (origin: string) => own.includes(origin),
  isOwnHost: () => true,
});

test('[HT16] scripts run by nonce alone; code from text only in development', () => {
  expect(pagePolicy(PAGE)).toContain("script-src 'nonce-abc' 'strict-dynamic';");
  expect(pagePolicy({ ...PAGE, isDevelopment: true })).toContain("'strict-dynamic' 'unsafe-eval';");
});

test('[HT16] a page may reach its own socket, as secure as itself', () => {
  expect(pagePolicy(PAGE)).toContain("connect-src 'self' wss://isotherm.example;");
  expect(pagePolicy({ ...PAGE, isTls: false })).toContain("connect-src 'self' ws://isotherm.example;");
});

test('[HT16] a page may have a worker of its own origin, and no other', () => {
  expect(pagePolicy(PAGE)).toContain("worker-src 'self';");
});

test('[HT16] only under TLS are browsers told to stay with it', () => {
  expect(commonHeaders({ isTls: true })).toHaveProperty('strict-transport-security');
  expect(commonHeaders({ isTls: false })).not.toHaveProperty('strict-transport-security');
});

test.each([
  ['a proxy says so', { host: 'a', 'x-forwarded-proto': 'https' }, originsOf('http://a'), true],
  ['a proxy says not', { host: 'a', 'x-forwarded-proto': 'http' }, originsOf('https://a'), false],
  ['our origin with that host is https', { host: 'a' }, originsOf('https://a'), true],
  ['our origin with that host is http', { host: 'a' }, originsOf('http://a'), false],
])('[AC5] over TLS: %s', (_title, headers, origins, expected) => {
  expect(isOverTls(headers, origins)).toBe(expected);
});
