import { describe, expect, it } from 'vitest';
import type { Problem } from '#protocol/problem';
import type { Settings, SettingsChange } from '#protocol/settings';
import { type SettingsCommands, saveSettings } from './settings-saving';
import { buildAllSettings, buildGroupSettings } from './testing/build-settings';

const changes: SettingsChange[] = [{ scope: 'group', id: 'Fridges', patch: { lastingMs: 1000 }, ifVersion: 4 }];

/** A server that answers so, and has these settings. */
function serverThat(answer: Settings[] | (Partial<Problem> & { status: number }) | null, settings: Settings[] = []) {
  const commands: SettingsCommands = {
    read: async () => ({ ok: true, value: { settings }, etag: null }),
    change: async () =>
      Array.isArray(answer)
        ? { ok: true, value: { settings: answer }, etag: null }
        : { ok: false, problem: answer && { type: '', title: '', detail: 'No.', ...answer } },
  };
  return saveSettings(commands, { changes, before: [buildAllSettings()] });
}

describe('saving settings', () => {
  it('[PG217] what was saved can be taken back while nobody changes it', async () => {
    const saved = await serverThat([buildGroupSettings('Fridges', { version: 9 })]);
    expect(saved).toEqual({
      kind: 'saved',
      undo: [{ scope: 'group', id: 'Fridges', patch: { lastingMs: null }, ifVersion: 9 }],
    });
  });

  it('[PG216] who changed it meanwhile is told', async () => {
    const theirs = buildGroupSettings('Fridges', { version: 8, changedBy: 'Ana' });
    expect(await serverThat({ status: 412 }, [buildAllSettings(), theirs])).toEqual({
      kind: 'stale',
      levels: [theirs],
    });
  });

  it('[PG220] what the server finds wrong is said at the field of the form', async () => {
    const errors = [
      { field: 'changes.0.patch.limits.low', message: 'must be below high' },
      { field: 'changes.1.patch.limits.low', message: 'must be below high' },
      { field: 'changes.0.patch.fault.errorValues.2', message: 'must be a number' },
    ];
    expect(await serverThat({ status: 400, errors })).toMatchObject({
      kind: 'fields',
      fields: { 'limits.low': 'must be below high', 'fault.errorValues': 'must be a number' },
    });
  });

  it('[PG220] every other refusal says what to do', async () => {
    expect(await serverThat(null)).toEqual({ kind: 'unreachable' });
    expect(await serverThat({ status: 401 })).toEqual({ kind: 'locked' });
    expect(await serverThat({ status: 404 })).toEqual({ kind: 'gone' });
    expect(await serverThat({ status: 503 })).toEqual({ kind: 'not-stored' });
  });
});
