import type { Problem } from '#protocol/problem';
import type { Threshold, ThresholdLimits } from '#protocol/threshold';
import type { CommandResult } from '../live/commands';
import { type LimitName, sameLimits, type TheirLimits, theirLimits } from './threshold-draft';

/** The calls this needs; `null` stands for the default threshold. */
export type ThresholdCommands = {
  read(sensorId: string | null): Promise<CommandResult<Threshold>>;
  save(sensorId: string | null, limits: ThresholdLimits, ifMatch: string | null): Promise<CommandResult<Threshold>>;
};

/** Why nothing was changed. `moved`: somebody else saved `theirs` meanwhile. */
export type SaveRefusal =
  | { kind: 'moved'; theirs: TheirLimits }
  | { kind: 'fields'; fields: Partial<Record<LimitName, string>>; detail: string }
  | { kind: 'locked' | 'gone' | 'unreachable' | 'not-stored' }
  | { kind: 'other'; detail: string };

/** Its person thought better of it before it was sent. */
export type Cancelled = { kind: 'cancelled' };

export type SaveOutcome = { kind: 'saved'; etag: string | null } | Cancelled | SaveRefusal;

export type SaveInput = {
  sensorId: string | null;
  limits: ThresholdLimits;
  /** What this person saw saved and means to replace. */
  base: ThresholdLimits;
  /** As read when the draft began; null where that failed. */
  etag: string | null;
};

/** Saves over `base` and nothing else: whoever saved something else meanwhile is not overwritten unseen. */
export async function saveLimits(commands: ThresholdCommands, input: SaveInput): Promise<SaveOutcome> {
  if (input.etag === null) return saveOverSeen(commands, input);
  const saved = await commands.save(input.sensorId, input.limits, input.etag);
  if (saved.ok) return { kind: 'saved', etag: saved.etag };
  if (saved.isCancelled) return { kind: 'cancelled' };
  if (saved.problem?.status === 412) return saveOverSeen(commands, input);
  return refusalOf(saved.problem);
}

// The tag may be stale though the limits are the same again: then there is nothing to ask a person about.
async function saveOverSeen(commands: ThresholdCommands, { sensorId, limits, base }: SaveInput): Promise<SaveOutcome> {
  const now = await commands.read(sensorId);
  if (!now.ok) return refusalOf(now.problem);
  if (!sameLimits(now.value, base)) return { kind: 'moved', theirs: theirLimits(now.value) };
  const saved = await commands.save(sensorId, limits, now.etag);
  if (saved.ok) return { kind: 'saved', etag: saved.etag };
  if (saved.isCancelled) return { kind: 'cancelled' };
  return saved.problem?.status === 412 ? { kind: 'unreachable' } : refusalOf(saved.problem);
}

/** What the server's answer means to a person. */
export function refusalOf(problem: Problem | null): SaveRefusal {
  if (problem === null) return { kind: 'unreachable' };
  if (problem.status === 401 || problem.status === 403) return { kind: 'locked' };
  if (problem.status === 404) return { kind: 'gone' };
  if (problem.status === 503) return { kind: 'not-stored' };
  if (problem.status === 400) return { kind: 'fields', fields: fieldsOf(problem), detail: problem.detail };
  return { kind: 'other', detail: problem.detail };
}

function fieldsOf({ errors }: Problem): Partial<Record<LimitName, string>> {
  const fields: Partial<Record<LimitName, string>> = {};
  for (const { field, message } of errors ?? []) if (field === 'high' || field === 'low') fields[field] = message;
  return fields;
}
