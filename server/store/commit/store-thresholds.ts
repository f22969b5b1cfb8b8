import type { WriteBatch } from '#server/domain/write-batch';
import type { CommitContext } from './commit-batch';

/** Adds the changes of thresholds to their history, which is also what holds. */
export async function storeThresholds({ thresholds }: WriteBatch, { client, keys }: CommitContext): Promise<void> {
  for (const { version, sensorId, from, to, changedAtMs, changedBy } of thresholds) {
    await client.query(
      `INSERT INTO threshold_changes
         (version, sensor_key, is_own, high, low, was_own, from_high, from_low, changed_at_ms, changed_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        version,
        sensorId === null ? null : keys.sensor(sensorId),
        ...[to !== null, to?.high ?? null, to?.low ?? null],
        ...[from !== null, from?.high ?? null, from?.low ?? null],
        changedAtMs,
        changedBy,
      ],
    );
  }
}
