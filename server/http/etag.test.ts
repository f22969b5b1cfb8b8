import { expect, test } from 'vitest';
import { judgeIfMatch, toEtag } from './etag';

const etag = toEtag({ version: 3, inherited: false });

test('[HT2] an ETag differs by version and by inheritance', () => {
  const others = [toEtag({ version: 4, inherited: false }), toEtag({ version: 3, inherited: true })];
  expect(new Set([etag, ...others]).size).toBe(3);
});

test.each([
  [undefined, 'none'],
  ['*', 'any'],
  [' * ', 'any'],
  [etag, 'matches'],
  [`"older", ${etag}`, 'matches'],
  ['"older"', 'stale'],
  [`W/${etag}`, 'stale'],
  ['', 'stale'],
])('[HT2] If-Match %s is %s', (header, verdict) => {
  expect(judgeIfMatch(header, etag)).toBe(verdict);
});
