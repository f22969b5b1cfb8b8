import { expect, test } from 'vitest';
import type { Alert } from '#protocol/alert';
import type { WriteBatch } from '#server/domain/write-batch';
import { LOAD } from './claimed-store';
import { commitTo } from './memory-commit';
import { loadFrom } from './memory-load';
import { emptyTables } from './memory-tables';
import { aBatch, anAlert, aSettingsChange, aStep } from './write-batches';

/** What is loaded after these batches, and the tables. */
function stored(...batches: WriteBatch[]) {
  const tables = emptyTables();
  loadFrom(tables, LOAD);
  batches.forEach((batch, index) => {
    commitTo(tables, batch, { epoch: 0, sequence: index + 1 });
  });
  return { board: loadFrom(tables, LOAD).board, tables };
}

const ended = (id: string, openedAtMs: number, fields: Partial<Alert> = {}) =>
  anAlert({ id, openedAtMs, endedAtMs: openedAtMs + 5, endReason: 'back', ...fields });

const heard = { readings: { firstN: 1, celsius: [20, 21] } };

test('[ST40] the double keeps clock, interval and what the rules remember, of one sensor the last', () => {
  const state = { pending: [], exposure: null, movement: null, doubted: 85 };
  const remembered = (doubted: number) => ({ sensorId: 'freezer-1', state: { ...state, doubted } });
  const { board } = stored(aBatch({ ...heard, alertStates: [remembered(1), remembered(2)] }));
  expect(board.sensors[0]).toMatchObject({ intervalMs: 1000, alertState: { doubted: 2 } });
  expect(board.sensors[0]?.clockMs).toBe(board.sensors[0]?.measuredAtMs);
  const forgotten = aBatch({ alertStates: [{ sensorId: 'freezer-1', state: null }] });
  const { board: later } = stored(aBatch({ ...heard, alertStates: [remembered(1)] }), forgotten);
  expect(later.sensors[0]?.alertState).toBeNull();
});

test('[ST41] the double keeps steps in order, and those of a batch sent twice once', () => {
  const tables = emptyTables();
  const batch = aBatch({ steps: [aStep('opened'), aStep('ended')] });
  commitTo(tables, batch, { epoch: 0, sequence: 1 });
  commitTo(tables, batch, { epoch: 0, sequence: 1 });
  expect(tables.steps.map(({ kind }) => kind)).toEqual(['opened', 'ended']);
});

test('[ST42] [ST44] the double acknowledges what ended earlier, and finds what nobody has seen', () => {
  const alerts = [
    ended('before', 10),
    ended('low', 12, { kind: 'low' }),
    ended('of the feed', 15, { sensorId: '', kind: 'feed' }),
    anAlert({ id: 'open', openedAtMs: 16 }),
    ended('between', 25),
    ended('later', 31),
    ended('latest', 32),
  ];
  const seen = [20, 30].map((openedAtMs) => anAlert({ openedAtMs, acknowledgedAtMs: openedAtMs + 70 }));
  const { board, tables } = stored(aBatch({ ...heard, alerts, seen }));
  const at = (id: string) => tables.alerts.get(id)?.alert.acknowledgedAtMs;
  expect(['before', 'between', 'later', 'low', 'open'].map(at)).toEqual([90, 100, null, null, null]);
  expect(board.unseen.map(({ id }) => id)).toEqual(['low', 'of the feed', 'latest']);
  expect(board.open.map(({ id }) => id)).toEqual(['open']);
});

test('[ST43] the double finds of each level what it said last', () => {
  const sensor = { scope: 'sensor', scopeId: 'a' } as const;
  const settings = [
    aSettingsChange(2, { ...sensor, high: 30 }),
    aSettingsChange(4, { scope: 'group', scopeId: 'a', high: 8 }),
    aSettingsChange(3, { ...sensor }),
  ];
  const { board } = stored(aBatch({ settings }));
  expect(board.settings.map(({ scope, version }) => [scope, version])).toEqual([
    ['all', 1],
    ['group', 4],
  ]);
  expect(board.lastVersion).toBe(4);
});
