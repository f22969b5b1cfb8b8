import type { Step } from '../history/fold';
import type { LiveSensor } from '../live/live-sensor';
import { rhythmMs } from '../sensors/rhythm';
import type { ComparedMoment } from './compared-traces';
import type { TimeWindow } from './live-span';
import { nearestIndex } from './pointing';
import { spanSteps } from './span-steps';
import { inOrder } from './trace';

/** Readings looked through: more than a table has rows, whatever the rhythms. */
const LATEST = 600;

/** A reading no farther away than this part of its usual distance is of the same moment. */
const REACH = 1;
const MIN_REACH_MS = 1_000;

/** What a sensor said at a moment, °C: its reading nearest to it; null where there is none near. */
export function readingNear(sensor: LiveSensor | undefined): (atMs: number) => number | null {
  const readings = inOrder(sensor?.points.slice(-LATEST) ?? []);
  const reachMs = Math.max(MIN_REACH_MS, REACH * (rhythmMs(sensor?.points ?? []) ?? 0));
  return (atMs) => {
    const reading = readings[nearestIndex(readings, atMs)];
    return reading === undefined || Math.abs(reading.atMs - atMs) > reachMs ? null : reading.celsius;
  };
}

/** A step of time with the chosen sensor's figures and the means of the compared ones, °C; null: no reading in it. */
export type ComparedStep = { fromMs: number; toMs: number; step: Step | null; means: (number | null)[] };

/** Steps of several sensors side by side, the latest first. */
export function comparedSteps(
  steps: readonly Step[],
  { compared, window }: { compared: readonly ComparedMoment[]; window: TimeWindow },
): ComparedStep[] {
  const columns = [steps, ...compared.map((moment) => spanSteps(moment, window))].map(
    (column) => new Map(column.map((step) => [step.fromMs, step])),
  );
  const begins = new Set(columns.flatMap((column) => [...column.keys()]));
  return [...begins]
    .sort((a, b) => b - a)
    .map((fromMs) => {
      const [step = null, ...others] = columns.map((column) => column.get(fromMs) ?? null);
      const toMs = step?.toMs ?? others.find((other) => other !== null)?.toMs ?? fromMs;
      return { fromMs, toMs, step, means: others.map((other) => other?.mean ?? null) };
    });
}
