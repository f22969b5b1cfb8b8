import { expect, test } from 'vitest';
import { TEST_NOW_MS } from '#server/testing/readings';
import { createBoard } from './board';
import { draftRules } from './draft-rules';

function draft(patch: Parameters<typeof draftRules>[1]['patch']) {
  const board = createBoard({ windowSize: 3, maxSensors: 9, defaultLimits: { high: 40, low: null } });
  const at = { logId: 'log', partition: 0, offset: 0, loggedAtMs: TEST_NOW_MS, nowMs: TEST_NOW_MS };
  board.take({ sensorId: 'a', celsius: 5, measuredAtMs: TEST_NOW_MS }, at);
  const changes = [
    { scope: 'group' as const, id: 'G', patch: { lastingMs: 5000, stayBackMs: 7000 } },
    { scope: 'sensor' as const, id: 'a', patch: { group: 'G', lastingMs: 1000 } },
  ];
  board.changeSettings(changes, { by: null, nowMs: TEST_NOW_MS });
  const settings = board.sensorSettings('a');
  return settings === null ? null : draftRules(settings, { patch, levels: board.settings() });
}

test('[BT5] a draft is put on what a sensor says for itself', () => {
  expect(draft({ limits: { high: 8, low: 2 } })).toMatchObject({
    limits: { high: 8, low: 2 },
    lastingMs: 1000,
    stayBackMs: 7000,
  });
});

test('[BT5] a field of null goes back to what is inherited', () => {
  expect(draft({ lastingMs: null, limits: null })).toMatchObject({ limits: { high: 40 }, lastingMs: 5000 });
});
