import type { ClientBase } from 'pg';
import { joinLogId } from '#server/domain/log-id';
import type { Place } from '#server/domain/write-batch';

type Row = {
  partition: number;
  incarnation: number;
  next_offset: number;
  last_offset: number | null;
  last_timestamp_ms: number | null;
  last_value_hash: string | null;
};

/** Where each partition of the log goes on, in its latest incarnation. */
export async function loadPlaces(client: ClientBase, logName: string): Promise<ReadonlyMap<number, Place>> {
  const { rows } = await client.query<Row>(
    `SELECT DISTINCT ON (partition) partition, incarnation, next_offset, last_offset, last_timestamp_ms, last_value_hash
     FROM log_partitions WHERE log_name = $1 ORDER BY partition, incarnation DESC`,
    [logName],
  );
  return new Map(rows.map((row) => [row.partition, toPlace(row, logName)]));
}

function toPlace(row: Row, name: string): Place {
  const { incarnation, next_offset, last_offset, last_timestamp_ms, last_value_hash } = row;
  const last =
    last_offset === null || last_timestamp_ms === null || last_value_hash === null
      ? null
      : { offset: last_offset, timestampMs: last_timestamp_ms, valueHash: last_value_hash };
  return { logId: joinLogId({ name, incarnation }), next: next_offset, last };
}
