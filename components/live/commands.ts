import type { ThresholdChange } from '#protocol/history';
import type { SensorThreshold } from '#protocol/sensor';
import type { Access } from '#protocol/session';
import type { SimulatorMode } from '#protocol/simulator';
import type { Threshold, ThresholdLimits } from '#protocol/threshold';
import { type CommandResult, command, request } from './request';

export type { CommandResult } from './request';

/** The threshold of a sensor (`inherited` where the default holds) or, for null, the default. */
export function readThreshold(sensorId: string | null): Promise<CommandResult<Threshold | SensorThreshold>> {
  return request(thresholdPath(sensorId), { method: 'GET' });
}

/** Saves both limits, in °C. `ifMatch`: the ETag last read; 412 in `problem` when it is stale; null saves over anything. */
export function saveThreshold(
  sensorId: string | null,
  limits: ThresholdLimits,
  ifMatch: string | null,
): Promise<CommandResult<Threshold | SensorThreshold>> {
  return command(thresholdPath(sensorId), { method: 'PUT', body: limits, ifMatch });
}

/** Back to the default; resolves with what now holds. */
export function resetThreshold(sensorId: string, ifMatch: string | null): Promise<CommandResult<SensorThreshold>> {
  return command(thresholdPath(sensorId), { method: 'DELETE', ifMatch });
}

/** Who changed a sensor's own threshold or, for null, the default; newest first. */
export function readThresholdChanges(
  sensorId: string | null,
  { limit, signal }: { limit: number; signal: AbortSignal },
): Promise<CommandResult<{ changes: ThresholdChange[] }>> {
  return request(`${thresholdPath(sensorId)}/changes?limit=${limit}`, { method: 'GET', signal });
}

/** Takes the sensor off the board, until its next reading. */
export function removeSensor(sensorId: string): Promise<CommandResult<null>> {
  return command(sensorPath(sensorId), { method: 'DELETE' });
}

/** Starts or stops the invented sensors. */
export function setSimulatorMode(mode: SimulatorMode): Promise<CommandResult<{ mode: SimulatorMode }>> {
  return request('/api/simulator', { method: 'PUT', body: { mode } });
}

/** What this browser may do. */
export function readSession(): Promise<CommandResult<{ access: Access }>> {
  return request('/api/session', { method: 'GET' });
}

/** Gives the operator's password; what it opens is kept in a cookie. */
export function unlock(password: string): Promise<CommandResult<{ access: Access }>> {
  return request('/api/session', { method: 'POST', body: { password } });
}

/** Forgets that the password was given. */
export function lock(): Promise<CommandResult<{ access: Access } | null>> {
  return request('/api/session', { method: 'DELETE' });
}

function sensorPath(sensorId: string): string {
  return `/api/sensors/${encodeURIComponent(sensorId)}`;
}

function thresholdPath(sensorId: string | null): string {
  return sensorId === null ? '/api/threshold' : `${sensorPath(sensorId)}/threshold`;
}
