import { splitLogId } from '#server/domain/log-id';
import type { PlaceStep, WriteBatch } from '#server/domain/write-batch';
import { lost } from '../store-error';
import type { CommitContext } from './commit-batch';

/** Moves each partition on, by compare-and-swap of its next offset. @throws PostgresStoreError `store-lost`. */
export async function storePlaces({ places }: WriteBatch, context: CommitContext): Promise<void> {
  const steps = joined(places);
  for (const step of steps.filter(({ from }) => from === null)) await begin(step, context);
  const moves = steps.filter(({ from }) => from !== null);
  if (moves.length > 0) await moveOn(moves, context);
}

/** One step for each log's partition, from the first's beginning to the last's end. */
function joined(places: readonly PlaceStep[]): PlaceStep[] {
  const steps = new Map<string, PlaceStep>();
  for (const step of places) {
    const name = `${step.logId}/${step.partition}`;
    steps.set(name, { ...step, from: (steps.get(name) ?? step).from });
  }
  return [...steps.values()];
}

async function begin({ logId, partition, next, last }: PlaceStep, { client, keys }: CommitContext): Promise<void> {
  const { name, incarnation } = splitLogId(logId);
  const { rows } = await client.query<{ partition_key: number }>(
    `INSERT INTO log_partitions
       (log_name, incarnation, partition, next_offset, last_offset, last_timestamp_ms, last_value_hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING partition_key`,
    [name, incarnation, partition, next, last?.offset ?? null, last?.timestampMs ?? null, last?.valueHash ?? null],
  );
  const [row] = rows;
  if (row === undefined) throw lost(`Partition ${partition} of ${logId} was stored by another process.`);
  keys.addPartition({ logId, partition }, row.partition_key);
}

async function moveOn(steps: readonly PlaceStep[], { client, keys }: CommitContext): Promise<void> {
  const { rowCount } = await client.query({
    name: 'move-places',
    text: `UPDATE log_partitions p
      SET next_offset = u.next, last_offset = u.last_offset, last_timestamp_ms = u.last_timestamp_ms,
          last_value_hash = u.last_value_hash
      FROM unnest($1::int[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::text[])
        AS u (partition_key, from_offset, next, last_offset, last_timestamp_ms, last_value_hash)
      WHERE p.partition_key = u.partition_key AND p.next_offset = u.from_offset`,
    values: [
      steps.map(({ logId, partition }) => keys.partition(logId, partition) ?? 0),
      steps.map(({ from }) => from),
      steps.map(({ next }) => next),
      steps.map(({ last }) => last?.offset ?? null),
      steps.map(({ last }) => last?.timestampMs ?? null),
      steps.map(({ last }) => last?.valueHash ?? null),
    ],
  });
  if (rowCount !== steps.length) throw lost('The log was stored further, or less far, than this process left it.');
}
