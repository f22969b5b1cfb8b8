import { expect, test } from 'vitest';
import type { Rejected } from '#protocol/rejected';
import type { RejectedQuery } from '#server/store-port';
import { createEmptyHistory } from '#server/testing/empty-history';
import { buildHttpParts } from '#server/testing/http-parts';
import { createApi } from './create-api';

const SECRET: Rejected = {
  code: 'not-json',
  message: 'The message is not JSON.',
  atMs: 2,
  timestampMs: 1,
  log: 'test-log',
  partition: 0,
  offset: 7,
  key: null,
  value: { length: 6, base64: 'c2VjcmV0', isWhole: true },
};

function apiWith(access = { isLoopback: true, operatorPassword: null as string | null }) {
  const asked: RejectedQuery[] = [];
  const history = createEmptyHistory({
    async rejected(query) {
      asked.push(query);
      return { rejections: [SECRET], next: [2, 1, 7], searchedToMs: null };
    },
  });
  return { api: createApi(buildHttpParts({ history, access })), asked };
}

const CLOSED = { isLoopback: false, operatorPassword: 'open sesame 123' };

test('[HT41] whoever may change things is told the bytes, and may search them', async () => {
  for (const [access, headers] of [
    [undefined, {}],
    [CLOSED, { authorization: 'Bearer open sesame 123' }],
  ] as const) {
    const { api, asked } = apiWith(access);
    const answer = await api.inject({ url: '/api/rejections?search=secret&code=not-json&partition=0&from=1', headers });
    expect(answer.json()).toMatchObject({ rejections: [SECRET], searchedToMs: null, areBytesShown: true });
    expect(asked[0]).toMatchObject({ search: 'secret', inBytes: true, code: 'not-json', partition: 0, fromMs: 1 });
  }
});

test('[HT41] whoever may only look is told why, where and how large, and searches no bytes', async () => {
  for (const headers of [{}, { authorization: 'Bearer wrong' }]) {
    const { api, asked } = apiWith(CLOSED);
    const answer = (await api.inject({ url: '/api/rejections?search=secret', headers })).json();
    const value = { length: 6, base64: null, isWhole: true };
    expect(answer).toMatchObject({ rejections: [{ ...SECRET, value }], areBytesShown: false });
    expect(asked[0]?.inBytes).toBe(false);
  }
});

test('[HT41] the next page begins where the last ended, and a wrong question names its field', async () => {
  const { api, asked } = apiWith();
  const { next } = (await api.inject('/api/rejections')).json();
  await api.inject(`/api/rejections?cursor=${next}`);
  expect(asked[1]?.after).toEqual([2, 1, 7]);
  for (const query of ['code=nonsense', 'partition=-1', 'cursor=abc', 'search=%00', 'limit=900']) {
    const answer = await api.inject(`/api/rejections?${query}`);
    expect([answer.statusCode, answer.json().errors[0].field]).toEqual([400, query.split('=')[0]]);
  }
});
