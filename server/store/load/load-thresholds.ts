import type { ClientBase } from 'pg';
import type { Threshold, ThresholdLimits } from '#protocol/threshold';

/** What the very first start writes: version 1 of the default, nobody's change. */
export async function ensureDefaultThreshold(client: ClientBase, { high, low }: ThresholdLimits): Promise<void> {
  await client.query(
    `INSERT INTO threshold_changes (version, sensor_key, is_own, high, low, was_own)
     VALUES (1, NULL, true, $1, $2, false) ON CONFLICT DO NOTHING`,
    [high, low],
  );
}

type Row = {
  version: number;
  sensor_key: number | null;
  is_own: boolean;
  high: number | null;
  low: number | null;
  changed_at_ms: number | null;
  changed_by: string | null;
};

/** The thresholds that hold, and the version of the latest change of any. */
export async function loadThresholds(
  client: ClientBase,
): Promise<{ ofDefault: Threshold; ofSensors: ReadonlyMap<number, Threshold>; lastVersion: number }> {
  const { rows } = await client.query<Row>(
    `SELECT DISTINCT ON (sensor_key) version, sensor_key, is_own, high, low, changed_at_ms, changed_by
     FROM threshold_changes ORDER BY sensor_key, version DESC`,
  );
  const ofSensors = new Map<number, Threshold>();
  let ofDefault: Threshold = { high: null, low: null, version: 0, changedAtMs: null, changedBy: null };
  for (const row of rows) {
    if (row.sensor_key === null) ofDefault = toThreshold(row);
    else if (row.is_own) ofSensors.set(row.sensor_key, toThreshold(row));
  }
  return { ofDefault, ofSensors, lastVersion: Math.max(...rows.map(({ version }) => version)) };
}

function toThreshold({ high, low, version, changed_at_ms, changed_by }: Row): Threshold {
  return { high, low, version, changedAtMs: changed_at_ms, changedBy: changed_by };
}
