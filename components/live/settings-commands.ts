import type { BackTest, BackTestRequest } from '#protocol/back-test';
import type { Settings, SettingsChange } from '#protocol/settings';
import { type CommandResult, request } from './request';

type Told = { settings: Settings[] };

/** Every level that says something. */
export function readSettings(signal?: AbortSignal): Promise<CommandResult<Told>> {
  return request('/api/settings', { method: 'GET', signal });
}

/** Changes levels, all or none; answers how they are then. 412 in `problem`: one is no longer what `ifVersion` says. */
export function changeSettings(
  changes: readonly SettingsChange[],
  { by }: { by: string | null },
): Promise<CommandResult<Told>> {
  return request('/api/settings', { method: 'PATCH', by, body: { changes } });
}

/** What rules would have raised over what is stored. */
export function backTest(asked: BackTestRequest, signal: AbortSignal): Promise<CommandResult<BackTest>> {
  return request('/api/back-test', { method: 'POST', body: asked, signal });
}
