import { endAlert } from './alert-machine';
import type { BoardState } from './board-state';
import type { Change } from './change';
import type { Done } from './command';
import { keepJudgement } from './keep-judgement';
import { pointsPerSensor } from './recent-points';
import type { SensorState } from './sensor-state';

/** Forgets one sensor; its open alert ends as `removed`. It is back with its next reading, with an empty
 * window; its ordinals go on. */
export function removeSensor(
  board: BoardState,
  sensorId: string,
  { nowMs }: { nowMs: number },
): Done<'removed'> | 'no-such-sensor' {
  const sensor = board.sensors.get(sensorId);
  if (sensor === undefined) return 'no-such-sensor';
  const alerts =
    sensor.openAlert === null
      ? []
      : [{ alert: endAlert(sensor.openAlert, { reason: 'removed', atMs: nowMs }), isStep: true }];
  keepJudgement(board, sensor, { open: null, steps: alerts, nowMs });
  leave(board, sensor);
  return { change: { reading: null, alerts, thresholds: [], removed: [sensorId] }, result: 'removed', recorded: null };
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
  return { reading: null, alerts: [], thresholds: [], removed };
}

function leave(board: BoardState, { sensorId, n, ownThreshold }: SensorState): void {
  board.sensors.delete(sensorId);
  board.sortedIds = null;
  board.trimmedShare = Math.max(board.trimmedShare, pointsPerSensor(board.sensors.size));
  board.absent.set(sensorId, { n, ownThreshold });
}
