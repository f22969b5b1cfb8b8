import type { BoardOptions, BoardState } from './board-state';
import { createBoardState } from './board-state';
import { appendPoint, pointsPerSensor } from './recent-points';
import { createSensorState, type SensorState } from './sensor-state';
import { slide } from './sliding-window';
import type { StoredBoard, StoredSensor } from './stored-board';

/** The board as the store has it: windows filled from the last readings, alerts open that were, thresholds as set. */
export function restoreBoard(options: BoardOptions, stored: StoredBoard): BoardState {
  const board = createBoardState(options);
  board.defaultThreshold = stored.defaultThreshold;
  board.lastVersion = stored.lastVersion;
  const share = pointsPerSensor(stored.sensors.length);
  for (const sensor of stored.sensors) board.sensors.set(sensor.sensorId, restoreSensor(sensor, { options, share }));
  for (const { sensorId, n, ownThreshold } of stored.absent) board.absent.set(sensorId, { n, ownThreshold });
  for (const { alert, toldAtMs } of stored.ended) board.endedAlerts.set(alert.id, { alert, toldAtMs });
  board.trimmedShare = share;
  return board;
}

function restoreSensor(
  stored: StoredSensor,
  { options, share }: { options: BoardOptions; share: number },
): SensorState {
  const sensor = createSensorState(stored, { windowSize: options.windowSize, ownThreshold: stored.ownThreshold });
  sensor.n = stored.n;
  sensor.openAlert = stored.openAlert;
  for (const point of sinceItsReturn(stored)) {
    sensor.average = slide(sensor.window, point[1]);
    appendPoint(sensor.recent, point, share);
  }
  return sensor;
}

function sinceItsReturn({ recent, n, sinceN }: StoredSensor): StoredSensor['recent'] {
  const firstN = n - recent.length + 1;
  return recent.slice(Math.max(0, sinceN - firstN));
}
