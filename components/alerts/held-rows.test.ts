import { expect, it } from 'vitest';
import type { Alert } from '#protocol/alert';
import type { AlertRow } from './alert-rows';
import { heldRows } from './held-rows';

const aRow = (sensorId: string, fields: Partial<AlertRow> = {}): AlertRow => ({
  sensorId,
  alert: { id: sensorId } as Alert,
  state: 'rings',
  sinceMs: 0,
  celsius: 45,
  episodes: 1,
  isRepeating: false,
  others: 0,
  toAcknowledge: [sensorId],
  allToAcknowledge: [sensorId],
  ...fields,
});

it('[PG444] what is held keeps its place, as it is now', () => {
  const acknowledged = aRow('a', { state: 'acknowledged', toAcknowledge: [] });
  expect(heldRows([aRow('b'), acknowledged], [aRow('a'), aRow('b')])).toEqual([acknowledged, aRow('b')]);
});

it('[PG444] one that is gone stays with nothing left to acknowledge', () => {
  const [first, second] = heldRows([aRow('b')], [aRow('a', { state: 'unseen' }), aRow('b')]);
  expect(first).toMatchObject({ sensorId: 'a', state: 'ended', toAcknowledge: [], allToAcknowledge: [] });
  expect(second).toEqual(aRow('b'));
});

it('[PG444] what came since stands after them', () => {
  expect(heldRows([aRow('new'), aRow('b'), aRow('a')], [aRow('a'), aRow('b')]).map(({ sensorId }) => sensorId)).toEqual(
    ['a', 'b', 'new'],
  );
});
