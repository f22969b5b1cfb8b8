import type { ClientBase } from 'pg';
import type { ThresholdLimits } from '#protocol/threshold';
import type { SettingsChanged, SettingsContent } from '#server/domain/settings-change';
import { firstSettings, type Levels, toLevels } from './levels';

/** What the very first start writes: version 1 of the limits of all sensors, nobody's change. */
export async function ensureFirstSettings(client: ClientBase, limits: ThresholdLimits): Promise<void> {
  const { version, scope, scopeId, after } = firstSettings(limits);
  await client.query(
    `INSERT INTO settings_changes (version, scope, scope_id, after) VALUES ($1, $2, $3, $4::jsonb)
     ON CONFLICT DO NOTHING`,
    [version, scope, scopeId, JSON.stringify(after)],
  );
}

type Row = {
  version: number;
  scope: SettingsChanged['scope'];
  scope_id: string;
  after: SettingsContent;
  changed_at_ms: number | null;
  changed_by: string | null;
};

/** What each level says, and the version of the latest change of any. */
export async function loadSettings(client: ClientBase): Promise<Levels> {
  const { rows } = await client.query<Row>(
    `SELECT DISTINCT ON (scope, scope_id) version, scope, scope_id, after, changed_at_ms, changed_by
     FROM settings_changes ORDER BY scope, scope_id, version DESC`,
  );
  return toLevels(
    rows.map(({ version, scope, scope_id, after, changed_at_ms, changed_by }) => ({
      ...{ version, scope, scopeId: scope_id, after },
      ...{ changedAtMs: changed_at_ms, changedBy: changed_by },
    })),
  );
}
