import type { Pool } from 'pg';
import type { Alert, AlertRecord, AlertStep } from '#protocol/alert';
import { ALERT_COLUMNS, ALERTS } from '../alert-columns';
import { readSnapshot } from './reader';

const ALERT = `SELECT ${ALERT_COLUMNS} FROM ${ALERTS} WHERE a.id = $1`;

const STEPS = `
  SELECT alert_id AS "alertId", kind, at_ms AS "atMs", by, note, until_ms AS "untilMs", celsius
  FROM alert_steps WHERE alert_id = $1 ORDER BY step_id`;

/** One alert with all its steps, oldest first; null where it was never stored. */
export function readAlertRecord(pool: Pool, alertId: string): Promise<AlertRecord | null> {
  return readSnapshot(pool, async (query) => {
    const [alert] = await query<Alert>(ALERT, [alertId]);
    return alert === undefined ? null : { alert, steps: await query<AlertStep>(STEPS, [alertId]) };
  });
}
