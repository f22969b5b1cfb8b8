import type { Alert } from '#protocol/alert';
import type { BoardOptions, BoardState } from './board-state';
import { createBoardState } from './board-state';
import { createLevels, type Levels, quietUntilMs, rulesOf } from './levels';
import { appendPoint, pointsPerSensor } from './recent-points';
import { createSensorState, type SensorState } from './sensor-state';
import { slide } from './sliding-window';
import type { StoredBoard, StoredSensor } from './stored-board';
import { unseenName } from './unseen-alerts';

/** The board as the store has it: windows filled from the last readings, alerts open that were, thresholds as set. */
export function restoreBoard(options: BoardOptions, stored: StoredBoard): BoardState {
  const board = createBoardState(options);
  board.levels = createLevels(stored.settings);
  board.lastVersion = stored.lastVersion;
  const share = pointsPerSensor(stored.sensors.length);
  for (const sensor of stored.sensors) {
    board.sensors.set(sensor.sensorId, restoreSensor(sensor, { options, share, levels: board.levels }));
  }
  for (const { sensorId, n } of stored.absent) board.absent.set(sensorId, n);
  for (const { alert, toldAtMs } of stored.ended) board.endedAlerts.set(alert.id, { alert, toldAtMs });
  for (const alert of stored.unseen) board.unseen.set(unseenName(alert), alert);
  for (const alert of stored.open) restoreOpen(board, alert);
  board.trimmedShare = share;
  return board;
}

function restoreOpen(board: BoardState, alert: Alert): void {
  const sensor = board.sensors.get(alert.sensorId);
  if (alert.kind === 'feed') board.feedAlert = alert;
  else if (sensor !== undefined) sensor.open = [...sensor.open, alert];
}

function restoreSensor(
  stored: StoredSensor,
  { options, share, levels }: { options: BoardOptions; share: number; levels: Levels },
): SensorState {
  const { sensorId } = stored;
  const sensor = createSensorState(stored, {
    windowSize: options.windowSize,
    rules: rulesOf(levels, sensorId),
    quietUntilMs: quietUntilMs(levels, sensorId),
  });
  sensor.n = stored.n;
  sensor.alertState = stored.alertState;
  sensor.clockMs = stored.clockMs;
  sensor.intervalMs = stored.intervalMs;
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
