import { isBelieved } from '#protocol/believed';
import type { Settings } from '#protocol/settings';
import { endAll } from './alerts/alert-machine';
import { judgeRules } from './alerts/rules-change';
import type { BoardState } from './board-state';
import { type Change, joinChanges, NO_CHANGE } from './change';
import { judgedAverage } from './judged-average';
import { keepJudgement } from './keep-judgement';
import { levelOf, ownThresholdOf, putLevel, quietUntilMs, rulesOf } from './levels';
import { clockOf } from './sensor-clock';
import type { SensorState } from './sensor-state';

/** A reading older than this says too little of now for new settings to act on it. */
export const FRESH_READING_MS = 10 * 60_000;

type Command = { by: string | null; nowMs: number };

/** Puts these levels into their new state; every sensor they are about is judged at once by what holds now. */
export function applyLevels(board: BoardState, levels: readonly Settings[], command: Command): Change {
  const affected = new Set<SensorState>();
  const thresholds: Change['thresholds'][number][] = [];
  const before = new Map(
    [...board.sensors.keys()].map((sensorId) => [sensorId, ownThresholdOf(board.levels, sensorId)]),
  );
  for (const level of levels) {
    const saidLimits = levelOf(board.levels, level.scope, level.id)?.rules.limits;
    for (const sensor of sensorsOf(board, level)) affected.add(sensor);
    putLevel(board.levels, level, level.version === 0 ? undefined : level);
    for (const sensor of sensorsOf(board, level)) affected.add(sensor);
    if (level.scope === 'all' && saidLimits !== level.rules.limits) thresholds.push([null, level.rules.limits ?? null]);
  }
  const changes: Change[] = [];
  for (const sensor of affected) {
    changes.push(applyTo(board, sensor, command));
    const own = ownThresholdOf(board.levels, sensor.sensorId);
    if (before.get(sensor.sensorId) !== own) thresholds.push([sensor.sensorId, own]);
  }
  return { ...joinChanges([NO_CHANGE, ...changes]), thresholds, settings: levels };
}

function sensorsOf(board: BoardState, { scope, id }: Settings): SensorState[] {
  if (scope === 'sensor') return [board.sensors.get(id)].filter((sensor) => sensor !== undefined);
  const all = [...board.sensors.values()];
  if (scope === 'all') return all;
  return all.filter(({ sensorId }) => levelOf(board.levels, 'sensor', sensorId)?.details?.group === id);
}

function applyTo(board: BoardState, sensor: SensorState, { by, nowMs }: Command): Change {
  const { sensorId, measuredAtMs, logId, partition, offset, rules: before } = sensor;
  sensor.rules = rulesOf(board.levels, sensorId);
  sensor.quietUntilMs = quietUntilMs(board.levels, sensorId);
  const memory = { open: sensor.open, state: sensor.alertState };
  if (sensor.quietUntilMs !== null && nowMs < sensor.quietUntilMs) {
    if (sensor.open.length === 0 && sensor.alertState === null) return NO_CHANGE;
    const reason = sensor.quietUntilMs === Number.POSITIVE_INFINITY ? 'retired' : 'maintenance';
    return keepJudgement(board, sensor, endAll(memory, { reason, atMs: nowMs, by }), nowMs);
  }
  const { rules } = sensor;
  const celsius = rules.judgedOn === 'reading' ? sensor.celsius : judgedAverage(sensor);
  const value = {
    sensorId,
    celsius: celsius ?? sensor.celsius,
    atMs: measuredAtMs,
    clockMs: clockOf(sensor, nowMs),
    heldMs: sensor.clockMs,
    origin: { logId, partition, offset },
  };
  // The version of this very change, not that of what holds now: going back to the default must not give an alert the
  // id of one that the same reading opened under the same default before.
  const version = board.lastVersion;
  const isDoubted = !isBelieved(sensor.celsius, null, rules.fault.errorValues);
  const isStale = nowMs - measuredAtMs >= FRESH_READING_MS || celsius === null || isDoubted;
  const judged = judgeRules(memory, value, { rules, before, nowMs, version, by, isStale });
  return keepJudgement(board, sensor, judged, nowMs);
}
