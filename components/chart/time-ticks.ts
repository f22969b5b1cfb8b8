import { momentMs, wallMs } from '../words/zone';
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
  /** The viewer's: hours begin there, not in Greenwich. */
  timeZone: string;
};

/** Times to write under the chart, on whole steps of the viewer's clock, also where that is moved. */
export function timeTicks({ fromMs, toMs, most, timeZone }: TimeTicksInput): TimeTicks {
  const stepMs = STEPS_MS.find((ms) => (toMs - fromMs) / ms <= most);
  if (stepMs === undefined) return calendarTicks({ fromMs, toMs, most, timeZone });
  const ticks: number[] = [];
  const firstMs = momentMs(Math.ceil(wallMs(fromMs, timeZone) / stepMs) * stepMs, timeZone);
  for (let atMs = firstMs; atMs <= toMs; atMs = onStep(atMs + stepMs, { stepMs, timeZone }))
    if (atMs >= fromMs) ticks.push(atMs);
  return { stepMs, ticks };
}

// After the clock was moved the same pace leads beside its whole steps.
function onStep(atMs: number, { stepMs, timeZone }: { stepMs: number; timeZone: string }): number {
  const shownMs = wallMs(atMs, timeZone);
  return shownMs % stepMs === 0 ? atMs : momentMs(Math.round(shownMs / stepMs) * stepMs, timeZone);
}
