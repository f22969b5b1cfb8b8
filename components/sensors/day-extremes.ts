import type { Extremes } from '#protocol/history';
import type { LiveSensor } from '../live/live-sensor';

/** A sensor's lowest and highest of the day so far, °C, up to its reading `throughN`. */
export type SensorExtremes = { low: number; high: number; throughN: number };

/** Of all sensors, since `fromMs`. What did not change keeps its identity. */
export type DayExtremes = { fromMs: number; bySensor: ReadonlyMap<string, SensorExtremes> };

/** The stored ones. */
export function toldExtremes({ from, sensors }: Extremes): DayExtremes {
  const entries = sensors.map(
    ({ sensorId, min, max, throughN }) => [sensorId, { low: min, high: max, throughN }] as const,
  );
  return { fromMs: from, bySensor: new Map(entries) };
}

/** With what came in since; the same object where nothing did. */
export function withLive(known: DayExtremes, sensors: ReadonlyMap<string, LiveSensor>): DayExtremes {
  let bySensor: Map<string, SensorExtremes> | null = null;
  for (const sensor of sensors.values()) {
    const before = known.bySensor.get(sensor.sensorId);
    const after = withPoints(before, sensor, known.fromMs);
    if (after === undefined || after === before) continue;
    bySensor ??= new Map(known.bySensor);
    bySensor.set(sensor.sensorId, after);
  }
  return bySensor === null ? known : { ...known, bySensor };
}

function withPoints(known: SensorExtremes | undefined, sensor: LiveSensor, fromMs: number) {
  const { firstN, points, ahead } = sensor;
  let next = known;
  const skipped = Math.max(0, (known?.throughN ?? 0) - firstN + 1);
  for (let index = skipped; index < points.length; index += 1) {
    const [atMs = 0, celsius = 0] = points[index] ?? [];
    if (atMs < fromMs) continue;
    const { low, high } = next ?? { low: celsius, high: celsius };
    next = { low: Math.min(low, celsius), high: Math.max(high, celsius), throughN: firstN + index };
  }
  return ahead === null || ahead.point[0] < fromMs ? next : withAhead(next, ahead.point[1]);
}

// What lies between the last reading known and this one was not told: it counts once it is.
function withAhead(known: SensorExtremes | undefined, celsius: number): SensorExtremes {
  if (known === undefined) return { low: celsius, high: celsius, throughN: 0 };
  if (known.low <= celsius && celsius <= known.high) return known;
  return { ...known, low: Math.min(known.low, celsius), high: Math.max(known.high, celsius) };
}
