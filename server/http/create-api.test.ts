import { expect, test } from 'vitest';
import { buildHttpParts } from '#server/testing/http-parts';
import { createApi } from './create-api';

test.each(['/api/threshold', '/api/nope', '/healthz', '/%zz'])('[HT16] %s comes with careful headers', async (url) => {
  const { headers } = await createApi(buildHttpParts()).inject(url);
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
  expect(headers['content-security-policy']).toContain("default-src 'none'");
});

test.each(['/api/nope', '/%zz', '/api/sensors?limit=0', `/api/sensors/${'x'.repeat(3000)}/threshold`])(
  '[HT1] the error of %s is a problem document',
  async (url) => {
    const answer = await createApi(buildHttpParts()).inject(url);
    const problem = answer.json();
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(problem).toMatchObject({ type: 'about:blank', status: answer.statusCode });
    expect(problem.title).not.toBe('');
    expect(problem.detail).toMatch(/[:,] .*\.$/);
  },
);
