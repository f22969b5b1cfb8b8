import type { BoardState } from './board-state';
import { refuse } from './refused';

/** A reading of one sensor too many. */
export const TOO_MANY_SENSORS = refuse(
  'cardinality',
  'This would be one sensor too many: forget sensors that are gone, or raise MAX_SENSORS.',
);

/** Those of these sensors that the board has no place for; the first newcomers take the places there are. */
export function sensorsWithoutPlace(board: BoardState, sensorIds: Iterable<string>): ReadonlySet<string> {
  const newcomers = new Set(sensorIds);
  for (const sensorId of newcomers) if (board.sensors.has(sensorId)) newcomers.delete(sensorId);
  return new Set([...newcomers].slice(Math.max(0, board.maxSensors - board.sensors.size)));
}
