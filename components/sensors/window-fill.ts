import { type LiveSensor, latestN } from '../live/live-sensor';

/**
 * How many readings are in a window that is not full yet. A sensor that was forgotten and is heard anew goes on with its numbers, and its
 * window begins anew: what counts are the latest readings without an average. Of a sensor that is not watched only its number is known.
 */
export function windowFill(sensor: LiveSensor, windowSize: number): number {
  const { points, ahead } = sensor;
  if (ahead !== null) return Math.min(latestN(sensor), windowSize - 1);
  const lastFull = points.findLastIndex(([, , average]) => average !== null);
  return Math.min(points.length - 1 - lastFull, windowSize - 1);
}
