/** The time of day a state began (`14:02`), with its date where that was not today; in the viewer's zone. */
export function sinceWords(sinceMs: number, { nowMs, locale }: { nowMs: number; locale: string }): string {
  const isToday = new Date(sinceMs).toDateString() === new Date(nowMs).toDateString();
  const date: Intl.DateTimeFormatOptions = isToday ? {} : { month: 'short', day: 'numeric' };
  return new Intl.DateTimeFormat(locale, { ...date, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    sinceMs,
  );
}
