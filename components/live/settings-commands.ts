import type { BackTest, BackTestRequest } from '#protocol/back-test';
import type { Settings, SettingsChange } from '#protocol/settings';
import { type CommandResult, command, request } from './request';

/** Every level that says something. */
export function readSettings(signal?: AbortSignal): Promise<CommandResult<{ settings: Settings[] }>> {
  return request('/api/settings', { method: 'GET', signal });
}

/** Changes levels, all or none; answers how they are then. 412 in `problem`: one is no longer what `ifVersion` says. */
export function changeSettings(changes: readonly SettingsChange[]): Promise<CommandResult<{ settings: Settings[] }>> {
  return command('/api/settings', { method: 'PATCH', body: { changes } });
}

/** What rules would have raised over what is stored. */
export function backTest(asked: BackTestRequest, signal: AbortSignal): Promise<CommandResult<BackTest>> {
  return request('/api/back-test', { method: 'POST', body: asked, signal });
}
