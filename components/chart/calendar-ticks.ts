import type { TimeTicks } from './time-ticks';

const DAY_MS = 86_400_000;

/** About a month: steps of so much and more are months, and are written as such. */
export const MONTH_MS = 28 * DAY_MS;

type CalendarStep = { days?: number; months?: number };

const STEPS: readonly CalendarStep[] = [
  ...[1, 2, 5, 7, 14].map((days) => ({ days })),
  ...[1, 2, 3, 6, 12, 24, 60, 120].map((months) => ({ months })),
];

/** Midnights and first days of months in the viewer's zone: neither days nor months are all of one length. */
export function calendarTicks({ fromMs, toMs, most }: { fromMs: number; toMs: number; most: number }): TimeTicks {
  const step = STEPS.find((known) => (toMs - fromMs) / lengthMs(known) <= most) ?? { months: 240 };
  const ticks: number[] = [];
  for (let at = startOf(step, fromMs); at.getTime() <= toMs; at = next(step, at))
    if (at.getTime() >= fromMs) ticks.push(at.getTime());
  return { stepMs: lengthMs(step), ticks };
}

function lengthMs({ days, months }: CalendarStep): number {
  return days ? days * DAY_MS : (months ?? 1) * MONTH_MS;
}

// Counted from a fixed day, so that ticks stay where they are while the chart slides on.
function startOf({ days, months = 1 }: CalendarStep, fromMs: number): Date {
  const from = new Date(fromMs);
  if (!days) {
    const month = from.getFullYear() * 12 + from.getMonth();
    return new Date(0, month - (month % months) - 1900 * 12, 1);
  }
  const day = Math.floor(Date.UTC(from.getFullYear(), from.getMonth(), from.getDate()) / DAY_MS);
  return new Date(from.getFullYear(), from.getMonth(), from.getDate() - (day % days));
}

function next({ days, months = 1 }: CalendarStep, at: Date): Date {
  if (days) return new Date(at.getFullYear(), at.getMonth(), at.getDate() + days);
  return new Date(at.getFullYear(), at.getMonth() + months, 1);
}
