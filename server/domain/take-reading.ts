import type { Point } from '#protocol/frame';
import { judgeReading } from './alert-machine';
import type { BoardState } from './board-state';
import type { AlertChange, Change } from './change';
import { keepJudgement } from './keep-judgement';
import type { Reading } from './parse-reading';
import { appendPoint, pointsPerSensor, trimPoints } from './recent-points';
import { createSensorState, type SensorState } from './sensor-state';
import { slide } from './sliding-window';

/** Where and when a reading was heard: its place in the log, and the server's time. */
export type Heard = { logId: string; partition: number; offset: number; nowMs: number };

const NO_ALERTS: readonly AlertChange[] = [];
const NO_THRESHOLDS: Change['thresholds'] = [];
const NO_SENSORS: readonly string[] = [];

/** Takes the next reading of a sensor in; `cardinality` where it would be one sensor too many. */
export function takeReading(board: BoardState, reading: Reading, heard: Heard): Change | 'cardinality' {
  const known = board.sensors.get(reading.sensorId);
  if (known === undefined) {
    if (board.sensors.size >= board.maxSensors) return 'cardinality';
    const sensor = addSensor(board, reading, heard);
    const thresholds = sensor.ownThreshold ? [[sensor.sensorId, sensor.ownThreshold] as const] : NO_THRESHOLDS;
    return advance(board, sensor, { heard, thresholds });
  }
  known.celsius = reading.celsius;
  known.measuredAtMs = reading.measuredAtMs;
  known.logId = heard.logId;
  known.partition = heard.partition;
  known.offset = heard.offset;
  if (!known.partitions.includes(heard.partition)) addPartition(board, known);
  return advance(board, known, { heard, thresholds: NO_THRESHOLDS });
}

function advance(
  board: BoardState,
  sensor: SensorState,
  { heard, thresholds }: { heard: Heard; thresholds: Change['thresholds'] },
): Change {
  sensor.n += 1;
  sensor.average = slide(sensor.window, sensor.celsius);
  const point: Point = [sensor.measuredAtMs, sensor.celsius, sensor.average];
  appendPoint(sensor.recent, point, pointsPerSensor(board.sensors.size));
  return {
    reading: { sensorId: sensor.sensorId, n: sensor.n, point },
    alerts: judge(board, sensor, heard.nowMs),
    thresholds,
    removed: NO_SENSORS,
  };
}

function judge(board: BoardState, sensor: SensorState, nowMs: number): readonly AlertChange[] {
  const { open, steps } = judgeReading(sensor.openAlert, sensor, sensor.ownThreshold ?? board.defaultThreshold);
  if (steps.length === 0) return NO_ALERTS;
  keepJudgement(board, sensor, { open, steps, nowMs });
  return steps;
}

function addSensor(board: BoardState, reading: Reading, { logId, partition, offset }: Heard): SensorState {
  const { sensorId, celsius, measuredAtMs } = reading;
  const absent = board.absent.get(sensorId);
  const first = { sensorId, celsius, measuredAtMs, logId, partition, offset };
  const sensor = createSensorState(first, {
    windowSize: board.windowSize,
    ownThreshold: absent?.ownThreshold ?? null,
  });
  sensor.n = absent?.n ?? 0;
  board.absent.delete(sensorId);
  board.sensors.set(sensorId, sensor);
  board.sortedIds = null;
  trimWhenShareHalved(board);
  return sensor;
}

// Silent sensors would keep the points of a time when there were few sensors. Halving makes it cheap for each newcomer.
function trimWhenShareHalved(board: BoardState): void {
  const share = pointsPerSensor(board.sensors.size);
  if (share * 2 > board.trimmedShare) return;
  board.trimmedShare = share;
  for (const { recent } of board.sensors.values()) trimPoints(recent, share);
}

function addPartition(board: BoardState, sensor: SensorState): void {
  if (!sensor.isSpanning) {
    sensor.isSpanning = true;
    board.newlySpanning.push(sensor.sensorId);
  }
  sensor.partitions = [...sensor.partitions, sensor.partition];
}
