import type { Point } from '#protocol/frame';
import { nextInterval } from './alerts/rhythm';
import type { BoardState } from './board-state';
import { type Change, NO_CHANGE } from './change';
import { isPlainlyCalm, judgeShown } from './judge-sensor';
import { keepBefore } from './keep-before';
import { keepJudgement } from './keep-judgement';
import { ownThresholdOf, quietUntilMs, rulesOf } from './levels';
import type { Reading } from './parse-reading';
import { appendPoint, pointsPerSensor, trimPoints } from './recent-points';
import { createSensorState, type SensorState } from './sensor-state';
import { slide } from './sliding-window';

/** Where and when a reading was heard: its place in the log, the log's time of it and the server's. */
export type Heard = { logId: string; partition: number; offset: number; loggedAtMs: number; nowMs: number };

/** Takes the next reading of a sensor in; `cardinality` where it would be one sensor too many. */
export function takeReading(board: BoardState, reading: Reading, heard: Heard): Change | 'cardinality' {
  const known = board.sensors.get(reading.sensorId);
  if (known === undefined) {
    if (board.sensors.size >= board.maxSensors) return 'cardinality';
    const sensor = addSensor(board, reading, heard);
    const change = advance(board, sensor, heard);
    const own = ownThresholdOf(board.levels, sensor.sensorId);
    return own === null ? change : { ...change, thresholds: [[sensor.sensorId, own]] };
  }
  if (!isPlainlyCalm(known, reading.celsius)) keepBefore(known);
  known.celsius = reading.celsius;
  known.measuredAtMs = reading.measuredAtMs;
  known.clockMs = Math.max(known.clockMs, reading.measuredAtMs);
  known.logId = heard.logId;
  known.partition = heard.partition;
  known.offset = heard.offset;
  if (known.loggedAtMs !== 0) known.intervalMs = nextInterval(known.intervalMs, heard.loggedAtMs - known.loggedAtMs);
  if (!known.partitions.includes(heard.partition)) addPartition(board, known);
  return advance(board, known, heard);
}

function advance(board: BoardState, sensor: SensorState, { nowMs, loggedAtMs }: Heard): Change {
  sensor.n += 1;
  sensor.heardAtMs = nowMs;
  sensor.loggedAtMs = loggedAtMs;
  board.lastHeardAtMs = nowMs;
  sensor.average = slide(sensor.window, sensor.celsius);
  const point: Point = [sensor.measuredAtMs, sensor.celsius, sensor.average];
  appendPoint(sensor.recent, point, pointsPerSensor(board.sensors.size));
  const { sensorId, n, clockMs, intervalMs } = sensor;
  const judged = judge(board, sensor, nowMs);
  return {
    reading: { sensorId, n, point, clockMs, intervalMs },
    alerts: judged.alerts,
    pending: judged.pending,
    states: judged.states,
    thresholds: NO_CHANGE.thresholds,
    settings: NO_CHANGE.settings,
    removed: NO_CHANGE.removed,
  };
}

function judge(board: BoardState, sensor: SensorState, nowMs: number): Change {
  const { quietUntilMs: quiet, clockMs, before } = sensor;
  if (quiet !== null && clockMs < quiet) return NO_CHANGE;
  const judgement = judgeShown(sensor, before);
  return judgement === null ? NO_CHANGE : keepJudgement(board, sensor, judgement, nowMs);
}

function addSensor(board: BoardState, reading: Reading, { logId, partition, offset }: Heard): SensorState {
  const { sensorId, celsius, measuredAtMs } = reading;
  const first = { sensorId, celsius, measuredAtMs, logId, partition, offset };
  const sensor = createSensorState(first, {
    windowSize: board.windowSize,
    rules: rulesOf(board.levels, sensorId),
    quietUntilMs: quietUntilMs(board.levels, sensorId),
  });
  sensor.n = board.absent.get(sensorId) ?? 0;
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
