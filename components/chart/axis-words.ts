import { type Clock, isSameDay, isSameYear, wallMs } from '../words/zone';
import { MONTH_MS } from './calendar-ticks';

const SECONDS_MS = 60_000;
const DAY_MS = 86_400_000;
const MINUS = '\u2212';

/** Writes a tick of the value axis, as `36°` or `−0.5°`; which degrees they are, the chart says once. */
export function degreeTick(locale: string, ticks: readonly number[]): (degrees: number) => string {
  const isWhole = ticks.every((tick) => Number.isInteger(tick));
  const digits = isWhole ? 0 : 1;
  const format = new Intl.NumberFormat(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: false,
    signDisplay: 'negative',
  });
  return (degrees) => `${format.format(degrees).replace('-', MINUS)}°`;
}

/** Writes a tick of the time axis in the viewer's zone: with seconds where steps are that short, the date at midnight. */
export function timeTick({ locale, timeZone }: Clock, stepMs: number): (atMs: number) => string {
  const clock = new Intl.DateTimeFormat(locale, {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    ...(stepMs < SECONDS_MS && { second: '2-digit' }),
    hourCycle: 'h23',
  });
  const date = new Intl.DateTimeFormat(locale, { timeZone, month: 'short', day: 'numeric' });
  const month = new Intl.DateTimeFormat(locale, { timeZone, month: 'short', year: 'numeric' });
  if (stepMs >= MONTH_MS) return (atMs) => month.format(atMs);
  return (atMs) => (stepMs >= DAY_MS || wallMs(atMs, timeZone) % DAY_MS === 0 ? date : clock).format(atMs);
}

/** A moment exactly, as `14:02:05`, with its date where it was not today or this year; in the viewer's zone. */
export function momentWords(atMs: number, { nowMs, locale, timeZone }: Clock & { nowMs: number }): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone,
    ...(!isSameDay(atMs, nowMs, timeZone) && { month: 'short', day: 'numeric' }),
    ...(!isSameYear(atMs, nowMs, timeZone) && { year: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(atMs);
}

/** A moment exactly and with its whole date, as `Apr 9, 2026, 14:02:05`: for what is read on paper, and years later. */
export function datedWords(atMs: number, { locale, timeZone }: Clock): string {
  const style = { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat(locale, { timeZone, ...style }).format(atMs);
}

/** From one time to another, as `14:02 – 14:05`, with dates where they are not of today. */
export function spanWords(
  { fromMs, toMs }: { fromMs: number; toMs: number },
  { nowMs, locale, timeZone }: Clock & { nowMs: number },
): string {
  const isToday = [fromMs, toMs].every((atMs) => isSameDay(atMs, nowMs, timeZone));
  const isThisYear = isSameYear(fromMs, nowMs, timeZone);
  const format = new Intl.DateTimeFormat(locale, {
    timeZone,
    ...(!isToday && { month: 'short', day: 'numeric' }),
    ...(!isThisYear && { year: 'numeric' }),
    ...(toMs - fromMs < DAY_MS && { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    ...(toMs - fromMs < SECONDS_MS && { second: '2-digit' }),
  });
  return format.formatRange(fromMs, toMs);
}
