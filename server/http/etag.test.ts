import { expect, test } from 'vitest';
import { judgeIfMatch, toEtag } from './etag';

const etag = toEtag({ version: 3, inherited: false }, 'boot');

test('[HT2] an ETag differs by version, by inheritance and by start of the server', () => {
  const others = [
    toEtag({ version: 4, inherited: false }, 'boot'),
    toEtag({ version: 3, inherited: true }, 'boot'),
    toEtag({ version: 3, inherited: false }, 'other'),
  ];
  expect(new Set([etag, ...others]).size).toBe(4);
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
