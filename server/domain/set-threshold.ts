import type { SensorThreshold } from '#protocol/sensor';
import type { Threshold, ThresholdLimits } from '#protocol/threshold';
import { judgeThreshold } from './alert-machine';
import type { BoardState } from './board-state';
import type { AlertChange } from './change';
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
  board.lastVersion += 1;
  board.defaultThreshold = changed(board, limits, command);
  const alerts: AlertChange[] = [];
  for (const sensor of board.sensors.values()) {
    if (sensor.ownThreshold === null) alerts.push(...judge(board, sensor, command.nowMs));
  }
  const thresholds = [[null, board.defaultThreshold] as const];
  return { change: { reading: null, alerts, thresholds, removed: [] }, result: board.defaultThreshold };
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
  board.lastVersion += 1;
  sensor.ownThreshold = limits && changed(board, limits, command);
  const alerts = judge(board, sensor, command.nowMs);
  const thresholds = [[sensorId, sensor.ownThreshold] as const];
  return { change: { reading: null, alerts, thresholds, removed: [] }, result: thresholdOf(board, sensor) };
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
