import type { Settings, SettingsChange } from '#protocol/settings';
import { type CommandResult, command } from './request';

/** Changes levels, all or none; answers how they are then. 412 in `problem`: one is no longer what `ifVersion` says. */
export function changeSettings(changes: readonly SettingsChange[]): Promise<CommandResult<{ settings: Settings[] }>> {
  return command('/api/settings', { method: 'PATCH', body: { changes } });
}
