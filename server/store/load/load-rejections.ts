import type { ClientBase } from 'pg';
import { joinLogId } from '#server/domain/log-id';
import type { KeptRejection } from '#server/domain/write-batch';

/** As many as are sent again at once; the next start finds the rest. */
const MAX_UNDELIVERED = 1000;

type Row = {
  log_name: string;
  incarnation: number;
  partition: number;
  log_offset: number;
  timestamp_ms: number;
  at_ms: number;
  code: KeptRejection['code'];
  message: string;
  key: Buffer | null;
  value: Buffer | null;
  headers: [name: string, base64: string][];
};

/** Rejections that are on no dead-letter topic yet, in order. */
export async function loadUndelivered(client: ClientBase): Promise<KeptRejection[]> {
  const { rows } = await client.query<Row>(
    `SELECT p.log_name, p.incarnation, p.partition, r.log_offset, r.timestamp_ms, r.at_ms, r.code, r.message, r.key,
       r.value, r.headers
     FROM rejections r JOIN log_partitions p USING (partition_key) WHERE NOT r.is_delivered
     ORDER BY r.at_ms, r.log_offset LIMIT ${MAX_UNDELIVERED}`,
  );
  return rows.map((row) => ({
    logId: joinLogId({ name: row.log_name, incarnation: row.incarnation }),
    partition: row.partition,
    record: {
      offset: row.log_offset,
      timestampMs: row.timestamp_ms,
      key: row.key,
      value: row.value,
      headers: toHeaders(row.headers),
    },
    code: row.code,
    message: row.message,
    atMs: row.at_ms,
    isDelivered: false,
  }));
}

function toHeaders(pairs: Row['headers']): KeptRejection['record']['headers'] {
  const headers: Record<string, Buffer[]> = Object.create(null);
  for (const [name, base64] of pairs) {
    headers[name] ??= [];
    headers[name].push(Buffer.from(base64, 'base64'));
  }
  return headers;
}
