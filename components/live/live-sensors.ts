import type { Frame, Overview, Snapshot } from '#protocol/frame';
import { asPast, type LiveSensor, newSensor, withLatest, withPoints, withSnapshot, withStanding } from './live-sensor';

/** By id. */
export type LiveSensors = ReadonlyMap<string, LiveSensor>;

/** The sensors as a snapshot names them. */
export function mergedSensors(
  known: LiveSensors,
  { snapshot, restarted }: { snapshot: Snapshot; restarted: boolean },
): LiveSensors {
  const watched = snapshot.watching === undefined ? null : new Set(snapshot.watching);
  const sensors = new Map<string, LiveSensor>();
  for (const told of snapshot.sensors) {
    const before = known.get(told.sensorId);
    const isWhole = watched === null || watched.has(told.sensorId);
    if (before === undefined) sensors.set(told.sensorId, newSensor(told));
    else sensors.set(told.sensorId, isWhole ? withSnapshot(before, told) : withStanding(before, told));
  }
  // A server that has just begun knows no sensor yet; one that has gone on and does not name it has forgotten it.
  if (restarted) for (const [id, sensor] of known) if (!sensors.has(id)) sensors.set(id, asPast(sensor));
  return sensors;
}

/** The sensors after a frame or an overview; the same map where it says nothing of them. */
export function framedSensors(sensors: LiveSensors, told: Frame & Overview): LiveSensors {
  const { removed = [], readings = [], latest = [], thresholds = [] } = told;
  if (removed.length + readings.length + latest.length + thresholds.length === 0) return sensors;
  const next = new Map(sensors);
  for (const sensorId of removed) next.delete(sensorId);
  for (const [sensorId, firstN, points] of readings) {
    const known = next.get(sensorId);
    const sensor = known ? withPoints(known, firstN, points) : firstHeard(sensorId, firstN, points);
    next.set(sensorId, sensor);
  }
  for (const [sensorId, n, point] of latest) {
    const known = next.get(sensorId);
    next.set(sensorId, known ? withLatest(known, n, point) : firstHeard(sensorId, n, [point]));
  }
  for (const [sensorId, threshold] of thresholds) {
    const known = sensorId === null ? undefined : next.get(sensorId);
    if (known) next.set(known.sensorId, { ...known, threshold });
  }
  return next;
}

function firstHeard(sensorId: string, firstN: number, recent: LiveSensor['points']): LiveSensor {
  return newSensor({ sensorId, threshold: null, firstN, recent: [...recent] });
}
