import { afterAll, beforeAll, expect, test } from 'vitest';
import { SHOWN_BYTES } from '#protocol/rejected';
import type { KeptRejection, RejectedCursor, RejectedQuery, StoredHistory } from '#server/store-port';
import { createStoreDatabase, type StoreDatabase } from '#server/testing/store-database';
import { createHistory } from './create-history';

let database: StoreDatabase;
let history: StoredHistory;
beforeAll(async () => {
  database = await createStoreDatabase();
  history = createHistory(database);
  await database.store({ readings: [{ n: 1, measuredAtMs: 1, celsius: 1 }] });
  const rejections = [
    aRejection({ offset: 10, atMs: 100, value: '{"temp": 21}', code: 'missing-temperature', key: 'Fridge 冷' }),
    aRejection({ offset: 11, atMs: 100, value: '100 %\\', code: 'not-json' }),
    aRejection({
      offset: 12,
      atMs: 200,
      value: 'x'.repeat(SHOWN_BYTES + 5),
      code: 'too-big',
      message: 'Too many bytes.',
    }),
    aRejection({ offset: 13, atMs: 300, value: 'y'.repeat(SHOWN_BYTES + 5), code: 'too-big', isDelivered: true }),
  ];
  await database.store({ rejections });
});
afterAll(() => database.drop());

type Parts = { offset: number; atMs: number; value: string; key?: string; code: KeptRejection['code'] };

function aRejection(parts: Parts & Partial<Pick<KeptRejection, 'message' | 'isDelivered'>>): KeptRejection {
  const { offset, atMs, value, key, code, message = 'No reading.', isDelivered = false } = parts;
  const record = {
    offset,
    timestampMs: atMs - 1,
    key: key ? Buffer.from(key) : null,
    value: Buffer.from(value),
    headers: {},
  };
  return { logId: 'test-log', partition: 0, record, code, message, atMs, isDelivered };
}

const ALL: RejectedQuery = {
  code: null,
  partition: null,
  fromMs: null,
  toMs: null,
  search: null,
  inBytes: true,
  limit: 100,
  after: null,
};
const find = (query: Partial<RejectedQuery> = {}) => history.rejected({ ...ALL, ...query });
const offsetsOf = async (query: Partial<RejectedQuery>) => (await find(query)).rejections.map(({ offset }) => offset);

test('[HI20] a rejection comes as it is kept, with no more of its bytes than are shown', async () => {
  const { rejections, next } = await find();
  expect(rejections.map(({ offset }) => offset)).toEqual([13, 12, 11, 10]);
  expect(rejections[3]).toEqual({
    code: 'missing-temperature',
    message: 'No reading.',
    atMs: 100,
    timestampMs: 99,
    log: 'test-log',
    partition: 0,
    offset: 10,
    key: { length: 10, base64: Buffer.from('Fridge 冷').toString('base64'), isWhole: true },
    value: { length: 12, base64: Buffer.from('{"temp": 21}').toString('base64'), isWhole: true },
  });
  expect(rejections.slice(0, 2).map(({ value }) => [value?.length, value?.isWhole, value?.base64?.length])).toEqual([
    [SHOWN_BYTES, false, 5464],
    [SHOWN_BYTES + 5, false, 5464],
  ]);
  expect(next).toBeNull();
});

test('[HI20] they are found by code, partition and time', async () => {
  expect(await offsetsOf({ code: 'too-big' })).toEqual([13, 12]);
  expect(await offsetsOf({ partition: 1 })).toEqual([]);
  expect(await offsetsOf({ partition: 0, fromMs: 100, toMs: 300 })).toEqual([12, 11, 10]);
});

test('[HI20] they are searched by what they say, their offset and their bytes, each sign as itself', async () => {
  expect(await offsetsOf({ search: 'many BYTES' })).toEqual([12]);
  expect(await offsetsOf({ search: '13' })).toEqual([13]);
  expect(await offsetsOf({ search: '"TEMP"' })).toEqual([10]);
  expect(await offsetsOf({ search: '冷' })).toEqual([10]);
  expect(await offsetsOf({ search: '100 %\\' })).toEqual([11]);
  expect(await offsetsOf({ search: '_emp' })).toEqual([]);
  expect(await offsetsOf({ search: '"temp"', inBytes: false })).toEqual([]);
});

test('[HI20] pages of one meet every one once', async () => {
  const met: number[] = [];
  let after: RejectedCursor | null = null;
  do {
    const page: Awaited<ReturnType<typeof find>> = await find({ limit: 1, after });
    met.push(...page.rejections.map(({ offset }) => offset));
    after = page.next;
  } while (after !== null);
  expect(met).toEqual([13, 12, 11, 10]);
});

test('[HI20] a search looks through some thousand at once, says how far it came, and goes on from there', async () => {
  const many = Array.from({ length: 6000 }, (_, index) =>
    aRejection({ offset: 1000 + index, atMs: 1000 + index, value: '{', code: 'not-json' }),
  );
  await database.store({ rejections: many });
  const first = await find({ search: 'fridge' });
  expect([first.rejections, first.searchedToMs]).toEqual([[], 2000]);
  const second = await find({ search: 'fridge', after: first.next });
  expect([second.rejections.map(({ offset }) => offset), second.next, second.searchedToMs]).toEqual([[10], null, null]);
});

test('[HI20] a code or a partition that is rare is looked for in steps as well, however much there is', async () => {
  // 60 000 as the writer would store them; one by one they would take minutes.
  await database.pool.query(
    `INSERT INTO rejections (log_offset, timestamp_ms, at_ms, partition_key, stored_on, is_delivered, code, message, key, value, headers)
     SELECT 100000 + g, 1, 100000 + g, r.partition_key, r.stored_on, TRUE, 'not-json', 'No reading.', NULL, '{', '[]'
     FROM generate_series(0, 59999) AS g,
       (SELECT partition_key, stored_on FROM rejections WHERE log_offset = 10 LIMIT 1) AS r`,
  );
  for (const query of [{ code: 'missing-temperature' }, { partition: 7 }] as const) {
    const first = await find(query);
    expect([first.rejections, first.searchedToMs]).toEqual([[], 110_000]);
    const second = await find({ ...query, after: first.next });
    expect([second.rejections.map(({ offset }) => offset), second.next]).toEqual(['code' in query ? [10] : [], null]);
  }
});
