import type { Channel, ToldChange } from '#protocol/channel';
import type { Settings, SettingsChange } from '#protocol/settings';
import type { CommandResult } from '../live/request';
import { type Cancelled, refusalOf } from '../threshold/saving';
import { type SettingsCommands, type SettingsRefusal, saveSettings } from './settings-saving';
import { undoTold } from './told';

/** The calls this needs. */
export type SetupCommands = SettingsCommands & {
  tell(changes: readonly ToldChange[]): Promise<CommandResult<{ channels: Channel[] }>>;
};

/** What a form sends: rules to their levels, and whom to tell. Either may be empty. */
export type SetupSending = { rules: readonly SettingsChange[]; told: readonly ToldChange[] };

/** Why whom to tell was not changed. `detail` is the server's own word. */
type Why = { why: 'locked' | 'gone' | 'unreachable' | 'not-stored' } | { why: 'other'; detail: string };
export type ToldRefusal = Why & { areRulesSaved: boolean };

export type SetupOutcome =
  /** `channels`: those that tell of other sensors now, as they are. */
  | { kind: 'saved'; undo: SetupSending; channels: Channel[] }
  | ({ kind: 'not-told' } & ToldRefusal)
  | Cancelled
  | SettingsRefusal;

/** What stood before: what an undo puts back. */
export type SetupBefore = { settings: readonly Settings[]; channels: readonly Channel[] };

/** The rules first: they are refused if somebody changed them meanwhile, and then nothing is changed. */
export async function saveSetup(
  commands: SetupCommands,
  { rules, told, before }: SetupSending & { before: SetupBefore },
): Promise<SetupOutcome> {
  const ruled = rules.length === 0 ? null : await saveSettings(commands, { changes: rules, before: before.settings });
  if (ruled !== null && ruled.kind !== 'saved') return ruled;
  const undo = { rules: ruled?.undo ?? [], told: undoTold(told, before.channels) };
  if (told.length === 0) return { kind: 'saved', undo, channels: [] };
  const answer = await commands.tell(told);
  if (answer.ok) return { kind: 'saved', undo, channels: answer.value.channels };
  if (answer.isCancelled) return { kind: 'cancelled' };
  return { kind: 'not-told', areRulesSaved: ruled !== null, ...whyOf(refusalOf(answer.problem)) };
}

function whyOf(refusal: ReturnType<typeof refusalOf>): Why {
  if (refusal.kind === 'other' || refusal.kind === 'fields') return { why: 'other', detail: refusal.detail };
  // Channels have no version that could be another.
  return { why: refusal.kind === 'moved' ? 'unreachable' : refusal.kind };
}
