import type { Threshold, ThresholdLimits } from '#protocol/threshold';
import type { CommandResult } from '../live/commands';
import { refusalOf, type SaveOutcome, type ThresholdCommands } from './saving';
import { sameLimits, theirLimits } from './threshold-draft';

export type UndoCommands = ThresholdCommands & {
  reset(sensorId: string, ifMatch: string | null): Promise<CommandResult<Threshold>>;
};

/** What a change replaced, and the tag of what it left behind. */
export type Undo = {
  sensorId: string | null;
  /** Null: the sensor had none of its own. */
  former: ThresholdLimits | null;
  etag: string;
};

/** Puts back what was there, unless somebody changed it since. */
export async function undoChange(commands: UndoCommands, { sensorId, former, etag }: Undo): Promise<SaveOutcome> {
  const undone =
    sensorId !== null && former === null
      ? await commands.reset(sensorId, etag)
      : await commands.save(sensorId, former ?? NO_LIMITS, etag);
  return outcomeOf(commands, { sensorId, changed: undone });
}

/** What to put in place of `base`, what this person sees saved. `former` null: no threshold of its own. */
export type PutBack = { sensorId: string | null; former: ThresholdLimits | null; base: ThresholdLimits };

/** Puts former limits in place of what this person sees, and of nothing else. */
export async function putBack(commands: UndoCommands, { sensorId, former, base }: PutBack): Promise<SaveOutcome> {
  const now = await commands.read(sensorId);
  if (!now.ok) return refusalOf(now.problem);
  if (!sameLimits(now.value, base)) return moved(now.value);
  return now.etag === null ? { kind: 'unreachable' } : undoChange(commands, { sensorId, former, etag: now.etag });
}

/** The tag of what is saved, if that is what this person sees; null where it is not, or could not be read. */
export async function tagOfSeen(
  commands: ThresholdCommands,
  { sensorId, base }: { sensorId: string | null; base: ThresholdLimits },
): Promise<string | null> {
  const now = await commands.read(sensorId);
  return now.ok && sameLimits(now.value, base) ? now.etag : null;
}

const NO_LIMITS: ThresholdLimits = { high: null, low: null };

type Changed = { sensorId: string | null; changed: CommandResult<Threshold> };

async function outcomeOf(commands: ThresholdCommands, { sensorId, changed }: Changed): Promise<SaveOutcome> {
  if (changed.ok) return { kind: 'saved', etag: changed.etag };
  if (changed.isCancelled) return { kind: 'cancelled' };
  if (changed.problem?.status !== 412) return refusalOf(changed.problem);
  const now = await commands.read(sensorId);
  return now.ok ? moved(now.value) : refusalOf(now.problem);
}

function moved(theirs: Threshold): SaveOutcome {
  return { kind: 'moved', theirs: theirLimits(theirs) };
}
