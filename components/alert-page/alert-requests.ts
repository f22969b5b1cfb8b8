import type { Alert, AlertRecord } from '#protocol/alert';
import type { History } from '#protocol/history';
import type { TimeWindow } from '../chart/live-span';
import { type CommandResult, request } from '../live/request';

/** The most points one answer has: figures want each reading. */
const POINTS = 5_000;

export function readAlertRecord(alertId: string, signal: AbortSignal): Promise<CommandResult<AlertRecord>> {
  return request(`/api/alerts/${encodeURIComponent(alertId)}`, { method: 'GET', signal });
}

/** What is stored of a sensor's stretch of time, as fine as there is. */
export function readStretch(
  { sensorId, fromMs, toMs }: TimeWindow & { sensorId: string },
  signal: AbortSignal,
): Promise<CommandResult<History>> {
  const query = `from=${Math.floor(fromMs)}&to=${Math.ceil(toMs)}&points=${POINTS}`;
  return request(`${sensorPath(sensorId)}/readings?${query}`, { method: 'GET', signal });
}

/** Alerts of a sensor that touch a stretch of time, newest first, and where the next page begins. */
export type ReadSensorAlerts = (of: {
  sensorId: string;
  fromMs: number;
  toMs: number;
  cursor: string | null;
}) => Promise<CommandResult<{ alerts: Alert[]; next: string | null }>>;

export const readSensorAlerts: ReadSensorAlerts = ({ sensorId, fromMs, toMs, cursor }) => {
  const query = new URLSearchParams({ state: 'all', sensorId, from: `${fromMs}`, to: `${toMs}`, limit: '200' });
  if (cursor !== null) query.set('cursor', cursor);
  return request(`/api/alerts?${query}`, { method: 'GET' });
};

function sensorPath(sensorId: string): string {
  return `/api/sensors/${encodeURIComponent(sensorId)}`;
}
