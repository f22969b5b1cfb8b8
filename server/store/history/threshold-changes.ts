import type { Pool } from 'pg';
import type { ThresholdChange } from '#protocol/history';
import type { Threshold, ThresholdLimits } from '#protocol/threshold';
import { readSnapshot } from './reader';

type Row = Pick<ThresholdChange, 'version' | 'changedAtMs' | 'changedBy'> & {
  before: Threshold | null;
  after: Threshold | null;
};

// Limits carry the version that set them: a change of anything else leaves them as they are.
const CHANGES = `
  SELECT version, changed_at_ms AS "changedAtMs", changed_by AS "changedBy", before, after
  FROM (
    SELECT version, changed_at_ms, changed_by, before->'rules'->'limits' AS before, after->'rules'->'limits' AS after
    FROM settings_changes WHERE scope = $1 AND scope_id = $2
  ) AS c
  WHERE before IS DISTINCT FROM after ORDER BY version DESC LIMIT $3`;

/** What was said of the limits of a sensor, newest first; `sensorId` null: of all sensors. */
export async function readThresholdChanges(
  pool: Pool,
  { sensorId, limit }: { sensorId: string | null; limit: number },
): Promise<ThresholdChange[]> {
  const scope = sensorId === null ? ['all', ''] : ['sensor', sensorId];
  const rows = await readSnapshot(pool, (query) => query<Row>(CHANGES, [...scope, limit]));
  return rows.map(({ before, after, ...change }) => ({
    ...change,
    sensorId,
    from: toLimits(before),
    to: toLimits(after),
  }));
}

function toLimits(threshold: Threshold | null): ThresholdLimits | null {
  return threshold === null ? null : { high: threshold.high, low: threshold.low };
}
