import type { Problem } from '#protocol/problem';
import type { Settings, SettingsChange } from '#protocol/settings';
import type { CommandResult } from '../live/request';
import { type Cancelled, refusalOf } from '../threshold/saving';
import { levelOf } from './levels';
import { undoChanges } from './setup-changes';

type Told = CommandResult<{ settings: Settings[] }>;

/** The calls this needs. */
export type SettingsCommands = {
  read(): Promise<Told>;
  change(changes: readonly SettingsChange[]): Promise<Told>;
};

/** Why nothing was changed. `stale`: somebody changed these levels meanwhile; empty where that could not be read. */
export type SettingsRefusal =
  | { kind: 'stale'; levels: Settings[] }
  | { kind: 'fields'; fields: Record<string, string>; detail: string }
  | { kind: 'locked' | 'gone' | 'unreachable' | 'not-stored' }
  | { kind: 'other'; detail: string };

export type SettingsOutcome = { kind: 'saved'; undo: SettingsChange[] } | Cancelled | SettingsRefusal;

/** Sends changes, all or none. `before`: what an undo puts back. */
export async function saveSettings(
  commands: SettingsCommands,
  { changes, before }: { changes: readonly SettingsChange[]; before: readonly Settings[] },
): Promise<SettingsOutcome> {
  const saved = await commands.change(changes);
  if (saved.ok) return { kind: 'saved', undo: undoChanges(changes, before, saved.value.settings) };
  if (saved.isCancelled) return { kind: 'cancelled' };
  if (saved.problem?.status === 412) return { kind: 'stale', levels: await staleLevels(commands, changes) };
  const refusal = refusalOf(saved.problem);
  if (refusal.kind === 'fields') return { ...refusal, fields: fieldsOf(saved.problem) };
  return refusal.kind === 'moved' ? { kind: 'stale', levels: [] } : refusal;
}

async function staleLevels({ read }: SettingsCommands, changes: readonly SettingsChange[]): Promise<Settings[]> {
  const now = await read();
  if (!now.ok) return [];
  const levels = changes.flatMap((change) => {
    const level = levelOf(now.value.settings, change);
    return level !== undefined && change.ifVersion !== undefined && level.version !== change.ifVersion ? [level] : [];
  });
  return levels;
}

// `changes.0.patch.limits.low` is the form's own `limits.low`.
function fieldsOf(problem: Problem | null): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const { field, message } of problem?.errors ?? []) {
    fields[field.replace(/^changes\.\d+\.patch\./, '').replace(/\.\d+$/, '')] ??= message;
  }
  return fields;
}
