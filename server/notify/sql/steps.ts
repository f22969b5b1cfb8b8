import type { AlertStep } from '#protocol/alert';
import type { Query } from './database';

export type Step = { stepId: number; alertId: string; kind: AlertStep['kind']; atMs: number };

/** Where the last one stopped; whoever asks in a transaction has it for himself until its end. */
export async function lockCursor(query: Query): Promise<number> {
  const [row] = await query<{ stepId: number }>('SELECT step_id AS "stepId" FROM notify_cursor FOR UPDATE');
  return row?.stepId ?? 0;
}

/** Cheap enough to ask every second. */
export async function hasNewSteps(query: Query): Promise<boolean> {
  const [row] = await query<{ has: boolean }>(
    'SELECT EXISTS (SELECT FROM alert_steps s, notify_cursor c WHERE s.step_id > c.step_id) AS has',
  );
  return row?.has === true;
}

export function selectSteps(query: Query, { after, limit }: { after: number; limit: number }): Promise<Step[]> {
  return query<Step>(
    `SELECT step_id AS "stepId", alert_id AS "alertId", kind, at_ms AS "atMs" FROM alert_steps
     WHERE step_id > $1 ORDER BY step_id LIMIT $2`,
    [after, limit],
  );
}

export async function moveCursor(query: Query, stepId: number): Promise<void> {
  await query(
    `INSERT INTO notify_cursor (one, step_id) VALUES (true, $1)
     ON CONFLICT (one) DO UPDATE SET step_id = excluded.step_id`,
    [stepId],
  );
}
