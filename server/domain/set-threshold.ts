import type { SensorThreshold } from '#protocol/sensor';
import type { Threshold, ThresholdLimits } from '#protocol/threshold';
import type { BoardState } from './board-state';
import { changeSettings } from './change-settings';
import type { CommandRefusal, Done, TimedCommand, VersionTag } from './command';
import { levelOf } from './levels';

/** Changes the critical limits of all sensors that have none of their own. */
export function setDefaultThreshold(
  board: BoardState,
  limits: ThresholdLimits,
  command: TimedCommand,
): Done<Threshold> | CommandRefusal {
  if (command.ifVersion && command.ifVersion.version !== defaultThresholdOf(board).version) return 'stale';
  const done = changeSettings(board, [{ scope: 'all', id: '', patch: { limits } }], command);
  return typeof done === 'string' ? done : { ...done, result: defaultThresholdOf(board) };
}

/** Changes one sensor's own critical limits, or with `null` goes back to what it inherits. */
export function setSensorThreshold(
  board: BoardState,
  { sensorId, limits }: { sensorId: string; limits: ThresholdLimits | null },
  command: TimedCommand,
): Done<SensorThreshold> | CommandRefusal {
  const held = thresholdOf(board, sensorId);
  if (held === null) return 'no-such-sensor';
  if (isStale(held, command.ifVersion)) return 'stale';
  const done = changeSettings(board, [{ scope: 'sensor', id: sensorId, patch: { limits } }], command);
  return typeof done === 'string' ? done : { ...done, result: thresholdOf(board, sensorId) ?? held };
}

export function defaultThresholdOf({ levels }: BoardState): Threshold {
  const limits = levelOf(levels, 'all', '')?.rules.limits;
  if (limits === undefined) throw new Error('There is no threshold for all sensors.');
  return limits;
}

/** What holds for a sensor on the board, and whether it is inherited; null: it is not there. */
export function thresholdOf(board: BoardState, sensorId: string): SensorThreshold | null {
  const sensor = board.sensors.get(sensorId);
  if (sensor === undefined) return null;
  const inherited = levelOf(board.levels, 'sensor', sensorId)?.rules.limits === undefined;
  return { ...sensor.rules.limits, inherited };
}

function isStale(held: SensorThreshold, seen: VersionTag | undefined): boolean {
  return seen !== undefined && (seen.version !== held.version || seen.inherited !== held.inherited);
}
