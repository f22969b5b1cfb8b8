import type { Pool } from 'pg';
import type { ThresholdStep } from '#protocol/history';
import { foldLimits, type LimitsChange, stepsSince } from './fold-limits';
import { readSnapshot } from './reader';
import type { Span } from './time-step';

// Every change there was before a time: people make few of them.
const CHANGES = `
  SELECT scope, scope_id AS "scopeId", changed_at_ms AS "changedAtMs", after->'rules'->'limits' AS limits,
    after->'details'->>'group' AS "group"
  FROM settings_changes
  WHERE (scope = 'all' OR (scope = 'sensor' AND scope_id = $1) OR (scope = 'group' AND scope_id IN (
      SELECT after->'details'->>'group' FROM settings_changes WHERE scope = 'sensor' AND scope_id = $1
    ))) AND coalesce(changed_at_ms, 0) < $2
  ORDER BY version`;

/** What held for a sensor in a span of time: its own limits, its group's, or those of all sensors. */
export async function readThresholdSteps(
  pool: Pool,
  { sensorId, fromMs, toMs }: Span & { sensorId: string },
): Promise<ThresholdStep[]> {
  const changes = await readSnapshot(pool, (query) => query<LimitsChange>(CHANGES, [sensorId, toMs]));
  return stepsSince(foldLimits(changes), fromMs);
}
