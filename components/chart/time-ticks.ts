import { calendarTicks } from './calendar-ticks';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

const STEPS_MS = [
  ...[5, 10, 15, 30].map((count) => count * SECOND_MS),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * MINUTE_MS),
  ...[1, 2, 3, 6, 12].map((count) => count * HOUR_MS),
];

export type TimeTicks = { stepMs: number; ticks: number[] };

export type TimeTicksInput = {
  fromMs: number;
  toMs: number;
  /** More would not fit. */
  most: number;
  /** The viewer's clock minus UTC, in ms: hours begin there, not in Greenwich. */
  zoneMs: number;
};

/** Times to write under the chart, on whole steps of the viewer's clock. */
export function timeTicks({ fromMs, toMs, most, zoneMs }: TimeTicksInput): TimeTicks {
  const stepMs = STEPS_MS.find((ms) => (toMs - fromMs) / ms <= most);
  if (stepMs === undefined) return calendarTicks({ fromMs, toMs, most });
  const ticks: number[] = [];
  for (let atMs = Math.ceil((fromMs + zoneMs) / stepMs) * stepMs - zoneMs; atMs <= toMs; atMs += stepMs)
    ticks.push(atMs);
  return { stepMs, ticks };
}

/** The viewer's clock minus UTC at that time, in ms. */
export function zoneMs(atMs: number): number {
  return -new Date(atMs).getTimezoneOffset() * MINUTE_MS;
}
