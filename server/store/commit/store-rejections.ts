import type { KeptRejection, WriteBatch } from '#server/domain/write-batch';
import type { CommitContext } from './commit-batch';

/** What is kept of a message once it is whole on the dead-letter topic, in bytes. */
const KEPT_BYTES = 4096;

/** Keeps the messages that were no readings, whole as long as they are on no dead-letter topic. */
export async function storeRejections({ rejections }: WriteBatch, { client, keys, day }: CommitContext): Promise<void> {
  if (rejections.length === 0) return;
  const column = <Value>(of: (rejection: KeptRejection) => Value) => rejections.map(of);
  await client.query(
    `INSERT INTO rejections (partition_key, log_offset, timestamp_ms, at_ms, is_delivered, code, message, key, value,
       headers, stored_on)
     SELECT u.*, $11::date FROM unnest($1::int[], $2::bigint[], $3::bigint[], $4::bigint[], $5::boolean[], $6::text[],
       $7::text[], $8::bytea[], $9::bytea[], $10::jsonb[]) AS u`,
    [
      column(({ logId, partition }) => keys.partition(logId, partition)),
      column(({ record }) => record.offset),
      column(({ record }) => record.timestampMs),
      column(({ atMs }) => atMs),
      column(({ isDelivered }) => isDelivered),
      column(({ code }) => code),
      column(({ message }) => message),
      column(({ record, isDelivered }) => kept(record.key, isDelivered)),
      column(({ record, isDelivered }) => kept(record.value, isDelivered)),
      column(({ record }) => JSON.stringify(headerPairs(record.headers))),
      day,
    ],
  );
}

function kept(bytes: Uint8Array | null, isDelivered: boolean): Buffer | null {
  if (bytes === null) return null;
  return Buffer.from(isDelivered ? bytes.subarray(0, KEPT_BYTES) : bytes);
}

// PostgreSQL's JSON has no character zero, and a name may have one.
function headerPairs(headers: KeptRejection['record']['headers']): [name: string, base64: string][] {
  return Object.entries(headers).flatMap(([name, values]) =>
    (values instanceof Uint8Array ? [values] : values).map((value): [string, string] => [
      name.replaceAll('\0', '\uFFFD'),
      Buffer.from(value).toString('base64'),
    ]),
  );
}

/** Notes which of them are on the dead-letter topic now, and keeps only a beginning of those. */
export async function markDelivered({ delivered }: WriteBatch, { client, keys }: CommitContext): Promise<void> {
  if (delivered.length === 0) return;
  await client.query(
    `UPDATE rejections r SET is_delivered = true, key = substring(r.key FOR $3), value = substring(r.value FOR $3)
     FROM unnest($1::int[], $2::bigint[]) AS u (partition_key, log_offset)
     WHERE r.partition_key = u.partition_key AND r.log_offset = u.log_offset`,
    [
      delivered.map(({ logId, partition }) => keys.partition(logId, partition)),
      delivered.map(({ offset }) => offset),
      KEPT_BYTES,
    ],
  );
}
