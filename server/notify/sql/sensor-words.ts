import { resolveRules } from '#protocol/resolve-rules';
import type { SettingsContent } from '#server/domain/settings-change';
import type { SensorWords } from '../news';
import type { Query } from './database';

type Row = { scope: 'all' | 'group' | 'sensor'; id: string; after: SettingsContent };

/** What people say now of each of these sensors: by id, those nobody said anything of too. */
export async function readSensorWords(query: Query, sensorIds: readonly string[]): Promise<Map<string, SensorWords>> {
  const wanted = [...new Set(sensorIds)];
  const own = await latest(query, 'sensor', wanted);
  const groupNames = [...own.values()].flatMap(({ details }) => details?.group ?? []);
  const groups = await latest(query, 'group', [...new Set(groupNames)]);
  const all = (await latest(query, 'all', [''])).get('')?.rules ?? {};
  return new Map(
    wanted.map((sensorId): [string, SensorWords] => {
      const { rules = null, details = null } = own.get(sensorId) ?? {};
      const group = details?.group ?? null;
      const { note } = resolveRules({ all, group: groups.get(group ?? '')?.rules ?? null, sensor: rules });
      return [sensorId, { name: details?.name ?? sensorId, group, place: details?.place ?? null, note }];
    }),
  );
}

async function latest(
  query: Query,
  scope: Row['scope'],
  ids: readonly string[],
): Promise<Map<string, SettingsContent>> {
  if (ids.length === 0) return new Map();
  const rows = await query<Row>(
    `SELECT DISTINCT ON (scope_id) scope, scope_id AS id, after FROM settings_changes
     WHERE scope = $1 AND scope_id = ANY($2::text[]) ORDER BY scope_id, version DESC`,
    [scope, ids],
  );
  return new Map(rows.map(({ id, after }) => [id, after]));
}

/** The last reading stored of each. */
export async function readLastCelsius(query: Query, sensorIds: readonly string[]): Promise<Map<string, number | null>> {
  const rows = await query<{ id: string; celsius: number | null }>(
    'SELECT sensor_id AS id, celsius FROM sensors WHERE sensor_id = ANY($1::text[])',
    [[...new Set(sensorIds)]],
  );
  return new Map(rows.map(({ id, celsius }) => [id, celsius]));
}
