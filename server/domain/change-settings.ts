import type { OwnRules } from '#protocol/alert-rules';
import { NO_DETAILS } from '#protocol/resolve-rules';
import {
  groupNameSchema,
  type SensorDetails,
  type Settings,
  type SettingsChange,
  type SettingsPatch,
} from '#protocol/settings';
import { applyLevels } from './apply-levels';
import type { BoardState } from './board-state';
import type { Change } from './change';
import type { CommandRefusal, Done, TimedCommand } from './command';
import { levelName, levelOf } from './levels';
import type { SettingsChanged } from './settings-change';

/** Changes several levels at once, or none, and judges at once every sensor they are about. */
export function changeSettings(
  board: BoardState,
  changes: readonly SettingsChange[],
  command: TimedCommand,
): Done<Settings[]> | CommandRefusal {
  for (const change of changes) {
    const refusal = refusalOf(board, change);
    if (refusal !== null) return refusal;
  }
  const recorded: SettingsChanged[] = [];
  const levels = new Map<string, Settings>();
  for (const change of changes) {
    const name = levelName(change.scope, change.id);
    // A level may be changed twice at once: the second change is made upon the first.
    const held = levels.get(name) ?? levelOf(board.levels, change.scope, change.id);
    board.lastVersion += 1;
    const { next, record } = nextLevel(held, change, { ...command, version: board.lastVersion });
    levels.set(name, next);
    recorded.push(record);
  }
  const result = [...levels.values()];
  return { change: applyLevels(board, result, command), result, recorded };
}

/** Puts levels back into the state they had before a change that could not be kept. */
export function putSettingsBack(board: BoardState, held: readonly Settings[], nowMs: number): Change {
  board.lastVersion += 1;
  return applyLevels(board, held, { by: null, nowMs });
}

const DETAILS = ['name', 'group', 'place', 'isRetired', 'maintenanceUntilMs', 'continues'] as const;

function refusalOf(board: BoardState, { scope, id, patch, ifVersion }: SettingsChange): CommandRefusal | null {
  if (scope === 'sensor' && !isKnown(board, id)) return 'no-such-sensor';
  const isMisplaced =
    scope === 'all' ? id !== '' || patch.limits === null : scope === 'group' && !groupNameSchema.safeParse(id).success;
  const hasDetails = DETAILS.some((field) => patch[field] !== undefined);
  if (isMisplaced || (hasDetails && scope !== 'sensor')) return 'bad-settings';
  if (patch.continues === id || (patch.continues && !isKnown(board, patch.continues))) return 'bad-settings';
  const version = levelOf(board.levels, scope, id)?.version ?? 0;
  return ifVersion !== undefined && ifVersion !== version ? 'stale' : null;
}

function isKnown(board: BoardState, sensorId: string): boolean {
  return board.sensors.has(sensorId) || board.absent.has(sensorId);
}

function nextLevel(
  held: Settings | undefined,
  { scope, id, patch }: SettingsChange,
  { version, by: changedBy, nowMs: changedAtMs }: TimedCommand & { version: number },
): { next: Settings; record: SettingsChanged } {
  const changed = { version, changedAtMs, changedBy };
  const rules = patchRules(held?.rules ?? {}, patch, changed);
  const details = scope === 'sensor' ? patchDetails(held?.details ?? NO_DETAILS, patch) : null;
  const before = held === undefined ? null : { rules: held.rules, details: held.details };
  return {
    next: { scope, id, rules, details, ...changed },
    record: { scope, scopeId: id, before, after: { rules, details }, ...changed },
  };
}

type Changed = { version: number; changedAtMs: number | null; changedBy: string | null };

/** The rules of one level with a patch on them. */
export function patchRules(held: OwnRules, { limits, ...patch }: SettingsPatch, changed: Changed): OwnRules {
  const next: Record<string, unknown> = { ...held };
  const rules = { ...patch, limits: limits && { ...limits, ...changed } };
  for (const [field, value] of Object.entries(rules)) {
    if (value === undefined || (DETAILS as readonly string[]).includes(field)) continue;
    if (value === null) delete next[field];
    else next[field] = value;
  }
  return next as OwnRules;
}

function patchDetails(held: SensorDetails, patch: SettingsPatch): SensorDetails {
  const said = DETAILS.filter((field) => patch[field] !== undefined).map((field) => [field, patch[field]]);
  return { ...held, ...Object.fromEntries(said) };
}
