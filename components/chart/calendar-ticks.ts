import { momentMs, wallMs } from '../words/zone';
import type { TimeTicks } from './time-ticks';

const DAY_MS = 86_400_000;

/** About a month: steps of so much and more are months, and are written as such. */
export const MONTH_MS = 28 * DAY_MS;

type CalendarStep = { days?: number; months?: number };

const STEPS: readonly CalendarStep[] = [
  ...[1, 2, 5, 7, 14].map((days) => ({ days })),
  ...[1, 2, 3, 6, 12, 24, 60, 120].map((months) => ({ months })),
];

type CalendarInput = { fromMs: number; toMs: number; most: number; timeZone: string };

/** Midnights and first days of months in the viewer's zone: neither days nor months are all of one length. */
export function calendarTicks({ fromMs, toMs, most, timeZone }: CalendarInput): TimeTicks {
  const step = STEPS.find((known) => (toMs - fromMs) / lengthMs(known) <= most) ?? { months: 240 };
  const ticks: number[] = [];
  for (let shownMs = startOf(step, wallMs(fromMs, timeZone)); ; shownMs = next(step, shownMs)) {
    const atMs = momentMs(shownMs, timeZone);
    if (!(atMs <= toMs)) break;
    if (atMs >= fromMs) ticks.push(atMs);
  }
  return { stepMs: lengthMs(step), ticks };
}

function lengthMs({ days, months }: CalendarStep): number {
  return days ? days * DAY_MS : (months ?? 1) * MONTH_MS;
}

// Counted from a fixed day, so that ticks stay where they are while the chart slides on. By the zone's clock as though that were UTC.
function startOf({ days, months = 1 }: CalendarStep, shownMs: number): number {
  if (days) return Math.floor(shownMs / (days * DAY_MS)) * days * DAY_MS;
  const shown = new Date(shownMs);
  const month = shown.getUTCFullYear() * 12 + shown.getUTCMonth();
  return Date.UTC(0, month - (month % months) - 1900 * 12, 1);
}

function next({ days, months = 1 }: CalendarStep, shownMs: number): number {
  if (days) return shownMs + days * DAY_MS;
  const shown = new Date(shownMs);
  return Date.UTC(shown.getUTCFullYear(), shown.getUTCMonth() + months, 1);
}
