import { type LiveSensor, latestN, latestPoint } from '../live/live-sensor';

/** When each sensor's last reading came in, by the server's clock. */
export type Hearing = ReadonlyMap<string, { n: number; atMs: number | null }>;

export type Listened = {
  sensors: ReadonlyMap<string, LiveSensor>;
  nowMs: number;
  /** False after a pause of this page's timers: then only the time of measuring tells when a reading came in. */
  wasAwake: boolean;
};

/**
 * Who was heard by now. Measured times alone would not do: a sensor whose readings of last year are replayed now is
 * not silent.
 */
export function nextHearing(hearing: Hearing, { sensors, nowMs, wasAwake }: Listened): Hearing {
  const next = new Map<string, { n: number; atMs: number | null }>();
  for (const sensor of sensors.values()) {
    const known = hearing.get(sensor.sensorId);
    const n = latestN(sensor);
    // Without a point nothing came in: the server began anew and has not heard this sensor yet.
    const isNew = known?.n !== n && n > 0;
    const isSeenComing = known !== undefined && wasAwake;
    if (known !== undefined && !isNew) next.set(sensor.sensorId, { n, atMs: known.atMs });
    else next.set(sensor.sensorId, { n, atMs: isSeenComing ? nowMs : measuredBy(sensor, nowMs) });
  }
  return next;
}

function measuredBy(sensor: LiveSensor, nowMs: number): number | null {
  const latest = latestPoint(sensor);
  return latest ? Math.min(latest[0], nowMs) : null;
}
