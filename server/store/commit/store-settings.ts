import type { WriteBatch } from '#server/domain/write-batch';
import type { CommitContext } from './commit-batch';

/** Adds the changes of settings to their history, which is also what holds. */
export async function storeSettings({ settings }: WriteBatch, { client }: CommitContext): Promise<void> {
  if (settings.length === 0) return;
  await client.query(
    `INSERT INTO settings_changes (version, scope, scope_id, before, after, changed_at_ms, changed_by)
     SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::jsonb[], $5::jsonb[], $6::bigint[], $7::text[])`,
    [
      settings.map(({ version }) => version),
      settings.map(({ scope }) => scope),
      settings.map(({ scopeId }) => scopeId),
      settings.map(({ before }) => (before === null ? null : JSON.stringify(before))),
      settings.map(({ after }) => JSON.stringify(after)),
      settings.map(({ changedAtMs }) => changedAtMs),
      settings.map(({ changedBy }) => changedBy),
    ],
  );
}
