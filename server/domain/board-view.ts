import type { Alert } from '#protocol/alert';
import type { SensorSnapshot } from '#protocol/frame';
import type { SensorSummary } from '#protocol/sensor';
import type { BoardState } from './board-state';
import { endedLately } from './ended-alerts';
import { lastPoints, pointsPerSensor } from './recent-points';
import type { SensorState } from './sensor-state';

/** Every sensor with its recent points, as a browser meets it. */
export function snapshotSensors(board: BoardState): SensorSnapshot[] {
  const share = pointsPerSensor(board.sensors.size);
  return Array.from(board.sensors.values(), ({ sensorId, ownThreshold, n, recent }) => {
    const points = lastPoints(recent, share);
    return { sensorId, threshold: ownThreshold, firstN: n - points.length + 1, recent: points };
  });
}

/** Open alerts and those that ended within ten minutes of `nowMs`, oldest first. */
export function listAlerts(board: BoardState, nowMs: number): Alert[] {
  return [...openAlerts(board), ...endedLately(board.endedAlerts, nowMs)].sort(
    (a, b) => a.openedAtMs - b.openedAtMs || (a.id < b.id ? -1 : 1),
  );
}

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
    return sensor ? [summaryOf(board, sensor)] : [];
  });
}

function summaryOf(board: BoardState, sensor: SensorState): SensorSummary {
  const { sensorId, n, celsius, measuredAtMs, average, ownThreshold, openAlert } = sensor;
  return {
    sensorId,
    latest: { n, celsius, measuredAtMs },
    average,
    threshold: ownThreshold ?? board.defaultThreshold,
    openAlerts: openAlert === null ? [] : [openAlert.id],
  };
}

function openAlerts(board: BoardState): Alert[] {
  const alerts: Alert[] = [];
  for (const { openAlert } of board.sensors.values()) if (openAlert !== null) alerts.push(openAlert);
  return alerts;
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
