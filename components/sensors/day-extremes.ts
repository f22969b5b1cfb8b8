import { isBelieved } from '#protocol/believed';
import type { Extremes } from '#protocol/history';
import type { LiveSensor } from '../live/live-sensor';

/** A sensor's lowest and highest believed reading of the day so far, °C, up to its reading `throughN`. */
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

/** What a sensor sends when it has no reading, °C. Asked only of what would be a new extreme. */
export type ErrorValuesOf = (sensorId: string) => readonly number[];

type Came = { sensors: ReadonlyMap<string, LiveSensor>; errorValuesOf: ErrorValuesOf };

/** With what came in since; the same object where nothing did. */
export function withLive(known: DayExtremes, { sensors, errorValuesOf }: Came): DayExtremes {
  let bySensor: Map<string, SensorExtremes> | null = null;
  for (const sensor of sensors.values()) {
    const before = known.bySensor.get(sensor.sensorId);
    const after = withPoints(before, sensor, { fromMs: known.fromMs, errorValuesOf });
    if (after === undefined || after === before) continue;
    bySensor ??= new Map(known.bySensor);
    bySensor.set(sensor.sensorId, after);
  }
  return bySensor === null ? known : { ...known, bySensor };
}

type Judged = { fromMs: number; errorValuesOf: ErrorValuesOf };

function withPoints(known: SensorExtremes | undefined, sensor: LiveSensor, { fromMs, errorValuesOf }: Judged) {
  const { sensorId, firstN, points, ahead } = sensor;
  const isNew = (celsius: number, before: number | null) =>
    !isWithin(next, celsius) && isBelieved(celsius, before, errorValuesOf(sensorId));
  let next = known;
  const skipped = Math.max(0, (known?.throughN ?? 0) - firstN + 1);
  for (let index = skipped; index < points.length; index += 1) {
    const [atMs = 0, celsius = 0] = points[index] ?? [];
    if (atMs < fromMs) continue;
    const { low, high } = isNew(celsius, points[index - 1]?.[1] ?? null) ? around(next, celsius) : (next ?? NONE);
    if (low <= high) next = { low, high, throughN: firstN + index };
  }
  // What lies between the last reading known and this one was not told: it counts once it is.
  if (ahead === null || ahead.point[0] < fromMs || !isNew(ahead.point[1], null)) return next;
  return { ...around(next, ahead.point[1]), throughN: next?.throughN ?? 0 };
}

const NONE = { low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY };

function isWithin(known: SensorExtremes | undefined, celsius: number): boolean {
  return known !== undefined && known.low <= celsius && celsius <= known.high;
}

function around(known: SensorExtremes | undefined, celsius: number): { low: number; high: number } {
  const { low, high } = known ?? NONE;
  return { low: Math.min(low, celsius), high: Math.max(high, celsius) };
}
