import { endAll } from './alerts/alert-machine';
import type { BoardState } from './board-state';
import { type Change, NO_CHANGE } from './change';
import type { Done, TimedCommand } from './command';
import { keepJudgement } from './keep-judgement';
import { pointsPerSensor } from './recent-points';
import type { SensorState } from './sensor-state';

/** Forgets one sensor; its open alerts end as `removed`. It is back with its next reading, with an empty
 * window; its ordinals go on. */
export function removeSensor(
  board: BoardState,
  sensorId: string,
  { by, nowMs }: TimedCommand,
): Done<'removed'> | 'no-such-sensor' {
  const sensor = board.sensors.get(sensorId);
  if (sensor === undefined) return 'no-such-sensor';
  const memory = { open: sensor.open, state: sensor.alertState };
  const judgement = { ...endAll(memory, { reason: 'removed', atMs: nowMs, by }), state: null };
  const change = keepJudgement(board, sensor, judgement, nowMs);
  leave(board, sensor);
  return { change: { ...change, pending: [], removed: [sensorId] }, result: 'removed', recorded: [] };
}

/**
 * Forgets what was known of a partition that another process owns now. Sensors heard nowhere else leave; their open
 * alerts do not end, they are simply no longer ours to tell.
 */
export function forgetPartition(board: BoardState, partition: number): Change {
  const removed: string[] = [];
  for (const sensor of board.sensors.values()) {
    sensor.partitions = sensor.partitions.filter((heardOn) => heardOn !== partition);
    if (sensor.partitions.length > 0) continue;
    leave(board, sensor);
    removed.push(sensor.sensorId);
  }
  return { ...NO_CHANGE, removed };
}

function leave(board: BoardState, { sensorId, n }: SensorState): void {
  board.sensors.delete(sensorId);
  board.sortedIds = null;
  board.trimmedShare = Math.max(board.trimmedShare, pointsPerSensor(board.sensors.size));
  board.absent.set(sensorId, n);
}
