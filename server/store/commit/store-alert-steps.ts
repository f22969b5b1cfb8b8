import type { WriteBatch } from '#server/domain/write-batch';
import type { CommitContext } from './commit-batch';
import { numberArray } from './number-array';

/** Adds what happened to alerts, numbered in the order in which it did. */
export async function storeAlertSteps({ steps }: WriteBatch, { client }: CommitContext): Promise<void> {
  if (steps.length === 0) return;
  await client.query({
    name: 'store-alert-steps',
    text: `INSERT INTO alert_steps (alert_id, kind, at_ms, by, note, until_ms, celsius)
      SELECT u.alert_id, u.kind, u.at_ms, u.by, u.note, u.until_ms, u.celsius
      FROM unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::bigint[], $7::float8[])
        WITH ORDINALITY AS u (alert_id, kind, at_ms, by, note, until_ms, celsius, place)
      ORDER BY u.place`,
    values: [
      steps.map(({ alertId }) => alertId),
      steps.map(({ kind }) => kind),
      numberArray(steps.map(({ atMs }) => atMs)),
      steps.map(({ by }) => by),
      steps.map(({ note }) => note),
      numberArray(steps.map(({ untilMs }) => untilMs)),
      numberArray(steps.map(({ celsius }) => celsius)),
    ],
  });
}
