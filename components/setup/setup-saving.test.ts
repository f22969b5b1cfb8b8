import { expect, it } from 'vitest';
import type { ToldChange } from '#protocol/channel';
import type { Problem } from '#protocol/problem';
import type { SettingsChange } from '#protocol/settings';
import { type SetupCommands, saveSetup } from './setup-saving';
import { buildChannel } from './testing/build-channel';
import { buildAllSettings, buildGroupSettings } from './testing/build-settings';

const rules: SettingsChange[] = [{ scope: 'group', id: 'Fridges', patch: { lastingMs: 1000 }, ifVersion: 4 }];
const told: ToldChange[] = [{ channelId: 1, scope: 'group', id: 'Fridges', tells: false }];
const before = { settings: [buildAllSettings()], channels: [buildChannel(1)] };
const after = buildChannel(1, { tellsOthers: true, exceptGroups: ['Fridges'] });

/** A server whose answers are these, null: taken; it writes down what it was asked. */
function serverThat({ rule = null, tell = null }: { rule?: Problem | null; tell?: Problem | null | 'away' }) {
  const asked: string[] = [];
  const commands: SetupCommands = {
    read: async () => ({ ok: true, value: { settings: [] }, etag: null }),
    async change() {
      asked.push('rules');
      if (rule !== null) return { ok: false, problem: rule };
      return { ok: true, value: { settings: [buildGroupSettings('Fridges', { version: 9 })] }, etag: null };
    },
    async tell() {
      asked.push('told');
      if (tell !== null) return { ok: false, problem: tell === 'away' ? null : tell };
      return { ok: true, value: { channels: [after] }, etag: null };
    },
  };
  return { asked, commands };
}

const problem = (status: number): Problem => ({ type: '', title: '', status, detail: 'No.' });

it('[PG480] whom to tell is saved with the rules, and taken back with them', async () => {
  const { asked, commands } = serverThat({});
  expect(await saveSetup(commands, { rules, told, before })).toEqual({
    kind: 'saved',
    undo: {
      rules: [{ scope: 'group', id: 'Fridges', patch: { lastingMs: null }, ifVersion: 9 }],
      told: [{ channelId: 1, scope: 'group', id: 'Fridges', tells: null }],
    },
    channels: [after],
  });
  expect(asked).toEqual(['rules', 'told']);
});

it('[PG211] what was not touched is not sent', async () => {
  const { asked, commands } = serverThat({});
  expect(await saveSetup(commands, { rules: [], told, before })).toMatchObject({ kind: 'saved', undo: { rules: [] } });
  expect(await saveSetup(commands, { rules, told: [], before })).toMatchObject({ kind: 'saved', undo: { told: [] } });
  expect(asked).toEqual(['told', 'rules']);
});

it('[PG216][PG480] where the rules are refused nobody else is told either', async () => {
  const { asked, commands } = serverThat({ rule: problem(412) });
  expect(await saveSetup(commands, { rules, told, before })).toMatchObject({ kind: 'stale' });
  expect(asked).toEqual(['rules']);
});

it('[PG483] rules that are saved are not called refused where whom to tell is', async () => {
  const save = async (tell: Problem | 'away', some = rules) =>
    saveSetup(serverThat({ tell }).commands, { rules: some, told, before });
  expect(await save('away')).toEqual({ kind: 'not-told', areRulesSaved: true, why: 'unreachable' });
  expect(await save(problem(404))).toMatchObject({ why: 'gone' });
  expect(await save(problem(401), [])).toEqual({ kind: 'not-told', areRulesSaved: false, why: 'locked' });
  expect(await save(problem(409))).toMatchObject({ why: 'other', detail: 'No.' });
});
