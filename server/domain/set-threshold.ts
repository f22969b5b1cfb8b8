import type { ThresholdChange } from '#protocol/history';
import type { SensorThreshold } from '#protocol/sensor';
import type { Threshold, ThresholdLimits } from '#protocol/threshold';
import { judgeThreshold } from './alert-machine';
import type { BoardState } from './board-state';
import type { AlertChange, Change } from './change';
import type { CommandRefusal, Done, TimedCommand, VersionTag } from './command';
import { keepJudgement } from './keep-judgement';
import type { SensorState } from './sensor-state';

/** Changes the default and judges at once every sensor that has no threshold of its own. */
export function setDefaultThreshold(
  board: BoardState,
  limits: ThresholdLimits,
  command: TimedCommand,
): Done<Threshold> | CommandRefusal {
  if (command.ifVersion && command.ifVersion.version !== board.defaultThreshold.version) return 'stale';
  const before = board.defaultThreshold;
  board.lastVersion += 1;
  const result = changed(board, limits, command);
  const change = putDefault(board, result, command.nowMs);
  return { change, result, recorded: record(board, { sensorId: null, before, to: limits, command }) };
}

/** Changes one sensor's own threshold, or with `null` goes back to the default, and judges it at once. */
export function setSensorThreshold(
  board: BoardState,
  { sensorId, limits }: { sensorId: string; limits: ThresholdLimits | null },
  command: TimedCommand,
): Done<SensorThreshold> | CommandRefusal {
  const sensor = board.sensors.get(sensorId);
  if (sensor === undefined) return 'no-such-sensor';
  if (isStale(thresholdOf(board, sensor), command.ifVersion)) return 'stale';
  const before = sensor.ownThreshold;
  board.lastVersion += 1;
  const change = putOwn(board, { sensor, threshold: limits && changed(board, limits, command) }, command.nowMs);
  const recorded = record(board, { sensorId, before, to: limits, command });
  return { change, result: thresholdOf(board, sensor), recorded };
}

/** Puts back the threshold that held before a change that could not be kept; `sensorId` null: the default. */
export function putThresholdBack(
  board: BoardState,
  { sensorId, threshold }: { sensorId: string | null; threshold: Threshold | null },
  nowMs: number,
): Change | null {
  board.lastVersion += 1;
  if (sensorId === null) return threshold && putDefault(board, threshold, nowMs);
  const sensor = board.sensors.get(sensorId);
  return sensor === undefined ? null : putOwn(board, { sensor, threshold }, nowMs);
}

function putDefault(board: BoardState, threshold: Threshold, nowMs: number): Change {
  board.defaultThreshold = threshold;
  const alerts: AlertChange[] = [];
  for (const sensor of board.sensors.values()) {
    if (sensor.ownThreshold === null) alerts.push(...judge(board, sensor, nowMs));
  }
  return { reading: null, alerts, thresholds: [[null, threshold]], removed: [] };
}

function putOwn(
  board: BoardState,
  { sensor, threshold }: { sensor: SensorState; threshold: Threshold | null },
  nowMs: number,
): Change {
  sensor.ownThreshold = threshold;
  const alerts = judge(board, sensor, nowMs);
  return { reading: null, alerts, thresholds: [[sensor.sensorId, threshold]], removed: [] };
}

type Recorded = {
  sensorId: string | null;
  before: Threshold | null;
  to: ThresholdLimits | null;
  command: TimedCommand;
};

function record(board: BoardState, { sensorId, before, to, command }: Recorded): ThresholdChange {
  const from = before && { high: before.high, low: before.low };
  return { version: board.lastVersion, sensorId, changedAtMs: command.nowMs, changedBy: command.by, from, to };
}

/** What holds for a sensor, and whether it is the default's. */
export function thresholdOf(board: BoardState, { ownThreshold }: SensorState): SensorThreshold {
  return { ...(ownThreshold ?? board.defaultThreshold), inherited: ownThreshold === null };
}

function isStale(held: SensorThreshold, seen: VersionTag | undefined): boolean {
  return seen !== undefined && (seen.version !== held.version || seen.inherited !== held.inherited);
}

function changed(board: BoardState, { high, low }: ThresholdLimits, { by, nowMs }: TimedCommand): Threshold {
  return { high, low, version: board.lastVersion, changedAtMs: nowMs, changedBy: by };
}

// The version of this very change, not that of what holds now: going back to the default must not give an alert the id
// of one that the same reading opened under the same default before.
function judge(board: BoardState, sensor: SensorState, nowMs: number): readonly AlertChange[] {
  const { high, low } = sensor.ownThreshold ?? board.defaultThreshold;
  const limits = { high, low, version: board.lastVersion };
  const { open, steps } = judgeThreshold(sensor.openAlert, sensor, { limits, nowMs });
  keepJudgement(board, sensor, { open, steps, nowMs });
  return steps;
}
