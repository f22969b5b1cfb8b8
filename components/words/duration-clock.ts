import { type Clock, isSameDay } from './zone';

/** The time of day a state began (`14:02`), with its date where that was not today; in the viewer's zone. */
export function sinceWords(sinceMs: number, { nowMs, locale, timeZone }: Clock & { nowMs: number }): string {
  const isToday = isSameDay(sinceMs, nowMs, timeZone);
  return new Intl.DateTimeFormat(locale, {
    timeZone,
    ...(!isToday && { month: 'short', day: 'numeric' }),
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  }).format(sinceMs);
}
