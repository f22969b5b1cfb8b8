import type { AlertRow } from './alert-rows';

/**
 * The rows of now in the places of `held`, those that came since after them. One that is gone stays as it was, with
 * nothing left to acknowledge: the next one must not slide under a finger that is about to press again.
 */
export function heldRows(rows: readonly AlertRow[], held: readonly AlertRow[]): AlertRow[] {
  const now = new Map(rows.map((row) => [row.sensorId, row]));
  const places = held.map((row) => now.get(row.sensorId) ?? over(row));
  const known = new Set(held.map(({ sensorId }) => sensorId));
  return [...places, ...rows.filter(({ sensorId }) => !known.has(sensorId))];
}

function over(row: AlertRow): AlertRow {
  return { ...row, state: 'ended', isRepeating: false, others: 0, toAcknowledge: [], allToAcknowledge: [] };
}
