import type { Pool } from 'pg';
import { type KeptBytes, type Rejected, SHOWN_BYTES } from '#protocol/rejected';
import type { RejectedCursor, RejectedFound, RejectedQuery } from '#server/store-port';
import { bytesPattern, textPattern } from './bytes-pattern';
import { type Query, readSnapshot } from './reader';

/** So many are searched at once: some tens of MB at worst, a fraction of a second. */
const SEARCHED = 5000;

/** So many are looked through for a code or a partition, without their bytes: a fraction of a second. */
const LOOKED_THROUGH = 50_000;

type Row = Omit<Rejected, 'key' | 'value'> & {
  partitionKey: number;
  key: Buffer | null;
  value: Buffer | null;
  keyLength: number | null;
  valueLength: number | null;
  isDelivered: boolean;
};

type Put = (value: unknown) => string;

const NEWEST_FIRST = 'ORDER BY r.at_ms DESC, r.partition_key DESC, r.log_offset DESC';

/** Newest first; one more than asked for is read to know whether there is a next page. */
export function readRejected(pool: Pool, query: RejectedQuery): Promise<RejectedFound> {
  return readSnapshot(pool, async (ask) => {
    const found = await ask<Row>(...statement(query));
    const rejections = found.slice(0, query.limit);
    const last = rejections.at(-1);
    if (found.length > rejections.length && last !== undefined) {
      return { rejections: rejections.map(toRejected), next: cursorOf(last), searchedToMs: null };
    }
    const end = isSought(query) ? await endOfLook(ask, query) : null;
    return { rejections: rejections.map(toRejected), next: end, searchedToMs: end?.[0] ?? null };
  });
}

function statement(query: RejectedQuery): [text: string, values: unknown[]] {
  const values: unknown[] = [];
  const put = (value: unknown) => `$${values.push(value)}`;
  const limit = query.limit + 1;
  // Not by what is sought: for one that is rare everything there is would be read.
  const looked = `SELECT * FROM rejections r WHERE ${inTime(query, put)} ${NEWEST_FIRST}
    LIMIT ${isSought(query) ? mostLooked(query) : limit}`;
  const text = `
    SELECT r.code, r.message, r.at_ms AS "atMs", r.timestamp_ms AS "timestampMs", p.log_name AS log, p.partition,
      r.log_offset AS offset, r.partition_key AS "partitionKey", r.is_delivered AS "isDelivered",
      substring(r.key FOR ${SHOWN_BYTES}) AS key, octet_length(r.key) AS "keyLength",
      substring(r.value FOR ${SHOWN_BYTES}) AS value, octet_length(r.value) AS "valueLength"
    FROM (${looked}) r JOIN log_partitions p USING (partition_key)
    WHERE ${matches(query, put)}
    ${NEWEST_FIRST} LIMIT ${limit}`;
  return [text, values];
}

/** Where a look stopped; null where it came to the end. */
async function endOfLook(ask: Query, query: RejectedQuery): Promise<RejectedCursor | null> {
  const values: unknown[] = [];
  const where = inTime(query, (value) => `$${values.push(value)}`);
  const text = `SELECT r.at_ms AS "atMs", r.partition_key AS "partitionKey", r.log_offset AS offset
    FROM rejections r WHERE ${where} ${NEWEST_FIRST} OFFSET ${mostLooked(query) - 1} LIMIT 1`;
  const [end] = await ask<Pick<Row, 'atMs' | 'partitionKey' | 'offset'>>(text, values);
  return end === undefined ? null : cursorOf(end);
}

function isSought({ code, partition, search }: RejectedQuery): boolean {
  return code !== null || partition !== null || search !== null;
}

function mostLooked({ search }: RejectedQuery): number {
  return search === null ? LOOKED_THROUGH : SEARCHED;
}

function inTime({ fromMs, toMs, after }: RejectedQuery, put: Put): string {
  const where = ['TRUE'];
  if (fromMs !== null) where.push(`r.at_ms >= ${put(fromMs)}`);
  if (toMs !== null) where.push(`r.at_ms < ${put(toMs)}`);
  if (after !== null)
    where.push(`(r.at_ms, r.partition_key, r.log_offset) < (${after.map((part) => put(part)).join(', ')})`);
  return where.join(' AND ');
}

// What is cheap to judge first.
function matches(query: RejectedQuery, put: Put): string {
  const { code, partition, search } = query;
  const where = ['TRUE'];
  if (code !== null) where.push(`r.code = ${put(code)}`);
  if (partition !== null) where.push(`p.partition = ${put(partition)}`);
  if (search !== null) where.push(says(search, { query, put }));
  return where.join(' AND ');
}

function says(search: string, { query, put }: { query: RejectedQuery; put: Put }): string {
  const where = [`r.message ILIKE ${put(textPattern(search))}`];
  if (/^\d{1,15}$/.test(search)) where.push(`r.log_offset = ${put(Number(search))}`);
  if (query.inBytes) {
    const pattern = put(bytesPattern(search));
    where.push(`encode(r.value, 'escape') ILIKE ${pattern}`, `encode(r.key, 'escape') ILIKE ${pattern}`);
  }
  return `(${where.join(' OR ')})`;
}

function cursorOf({ atMs, partitionKey, offset }: Pick<Row, 'atMs' | 'partitionKey' | 'offset'>): RejectedCursor {
  return [atMs, partitionKey, offset];
}

function toRejected({ partitionKey, isDelivered, key, value, keyLength, valueLength, ...row }: Row): Rejected {
  return {
    ...row,
    key: keptOf(key, { length: keyLength, isDelivered }),
    value: keptOf(value, { length: valueLength, isDelivered }),
  };
}

// What is whole on the dead-letter topic is cut here, and then nobody knows any more how long it was.
function keptOf(bytes: Buffer | null, of: { length: number | null; isDelivered: boolean }): KeptBytes | null {
  if (bytes === null || of.length === null) return null;
  const isCut = of.length > bytes.length || (of.isDelivered && of.length >= SHOWN_BYTES);
  return { length: of.length, base64: bytes.toString('base64'), isWhole: !isCut };
}
