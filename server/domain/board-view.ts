import type { Alert } from '#protocol/alert';
import type { SensorPending, SensorSnapshot } from '#protocol/frame';
import { NO_DETAILS, rulesFrom } from '#protocol/resolve-rules';
import type { SensorSummary } from '#protocol/sensor';
import type { SensorSettings, Settings } from '#protocol/settings';
import { alertsOf } from './act-on-alerts';
import type { BoardState } from './board-state';
import { endedLately } from './ended-alerts';
import { toShown } from './keep-judgement';
import { levelOf, ownThresholdOf, rulesOf } from './levels';
import { lastPoints, pointsPerSensor } from './recent-points';
import type { SensorState } from './sensor-state';

/** Every sensor with its recent points, as a browser meets it; `watched`: of the others the latest point and their rhythm. */
export function snapshotSensors(board: BoardState, watched: ReadonlySet<string> | null): SensorSnapshot[] {
  const share = pointsPerSensor(watched?.size ?? board.sensors.size);
  return Array.from(board.sensors.values(), ({ sensorId, n, recent, intervalMs }) => {
    const isWhole = watched === null || watched.has(sensorId);
    const points = lastPoints(recent, isWhole ? share : 1);
    return {
      sensorId,
      threshold: ownThresholdOf(board.levels, sensorId),
      firstN: n - points.length + 1,
      recent: points,
      ...(isWhole ? {} : { intervalMs }),
    };
  });
}

/** Open alerts, unseen ones and those that ended within ten minutes of `nowMs`, oldest first. */
export function listAlerts(board: BoardState, nowMs: number): Alert[] {
  const alerts = [...endedLately(board.endedAlerts, nowMs), ...board.unseen.values(), ...openAlerts(board)];
  return [...new Map(alerts.map((alert) => [alert.id, alert])).values()].sort(byOpening);
}

const byOpening = (a: Alert, b: Alert) => a.openedAtMs - b.openedAtMs || (a.id < b.id ? -1 : 1);

/** How many alerts are open. */
export function countOpenAlerts(board: BoardState): number {
  return openAlerts(board).length;
}

/** One page of sensors sorted by id (UTF-16 code units); `after` is the last id of the page before. */
export function summarize(
  board: BoardState,
  { after, limit }: { after: string | null; limit: number },
): SensorSummary[] {
  board.sortedIds ??= [...board.sensors.keys()].sort();
  const start = after === null ? 0 : countUpTo(board.sortedIds, after);
  return board.sortedIds.slice(start, start + limit).flatMap((sensorId) => {
    const sensor = board.sensors.get(sensorId);
    return sensor ? [summaryOf(sensor)] : [];
  });
}

function summaryOf(sensor: SensorState): SensorSummary {
  const { sensorId, n, celsius, measuredAtMs, average, rules, open } = sensor;
  return {
    sensorId,
    latest: { n, celsius, measuredAtMs },
    average,
    threshold: rules.limits,
    openAlerts: [...open].sort(byOpening).map(({ id }) => id),
  };
}

function openAlerts(board: BoardState): Alert[] {
  return alertsOf(board).filter(({ endedAtMs }) => endedAtMs === null);
}

/** All that is beyond a limit and not yet for long enough. */
export function listPending(board: BoardState): SensorPending[] {
  const pending: SensorPending[] = [];
  for (const { sensorId, alertState } of board.sensors.values()) {
    if (alertState !== null && alertState.pending.length > 0) pending.push([sensorId, alertState.pending.map(toShown)]);
  }
  return pending;
}

/** What holds for a sensor, and which level says so; null for one that was never heard. */
export function sensorSettings({ levels, sensors, absent }: BoardState, sensorId: string): SensorSettings | null {
  if (!sensors.has(sensorId) && !absent.has(sensorId)) return null;
  const own: Settings = levelOf(levels, 'sensor', sensorId) ?? {
    scope: 'sensor',
    id: sensorId,
    rules: {},
    details: NO_DETAILS,
    version: 0,
    changedAtMs: null,
    changedBy: null,
  };
  const groupName = own.details?.group ?? null;
  const all = levelOf(levels, 'all', '')?.rules ?? {};
  const group = (groupName === null ? undefined : levelOf(levels, 'group', groupName))?.rules ?? null;
  const {
    limitRules: _rules,
    calmHigh: _high,
    calmLow: _low,
    isPlain: _plain,
    version: _version,
    ...rules
  } = rulesOf(levels, sensorId);
  return { own, rules, from: rulesFrom({ all, group, sensor: own.rules }) as SensorSettings['from'] };
}

function countUpTo(sortedIds: readonly string[], last: string): number {
  let low = 0;
  let high = sortedIds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sortedIds[middle] ?? '') <= last) low = middle + 1;
    else high = middle;
  }
  return low;
}
