const SECOND_MS = 1000;
const DAY_MS = 86_400_000;

/** How a viewer reads moments: in which language, and by the clocks of which zone (IANA name). */
export type Clock = { locale: string; timeZone: string };

// Making one costs far more than asking it, and a chart asks for every tick.
const formats = new Map<string, Intl.DateTimeFormat>();

/** The zone where this browser knows it, else null: names come from cookies, and browsers differ in age. */
export function knownZone(name: string | null | undefined): string | null {
  if (!name) return null;
  try {
    formatOf(name);
    return name;
  } catch {
    return null;
  }
}

/** What the clocks of a zone show at a moment (epoch ms), in ms as though that were UTC. */
export function wallMs(atMs: number, timeZone: string): number {
  const shown: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(atMs)) shown[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown;
  const withinSecondMs = ((atMs % SECOND_MS) + SECOND_MS) % SECOND_MS;
  return Date.UTC(year, month - 1, day, hour, minute, second) + withinSecondMs;
}

/**
 * The moment, epoch ms, at which the clocks of a zone show this; NaN for NaN. Of a time that comes twice the first; one
 * that is left out is taken as if the clocks had not been moved yet, as `Date` does.
 */
export function momentMs(shownMs: number, timeZone: string): number {
  if (Number.isNaN(shownMs)) return Number.NaN;
  const before = offsetMs(shownMs - DAY_MS, timeZone);
  const after = offsetMs(shownMs + DAY_MS, timeZone);
  const isShownAfter = offsetMs(shownMs - after, timeZone) === after;
  const isShownBefore = offsetMs(shownMs - before, timeZone) === before;
  return shownMs - (isShownAfter && !isShownBefore ? after : before);
}

/** True when the clocks of the zone show the same date at both moments. */
export function isSameDay(aMs: number, bMs: number, timeZone: string): boolean {
  return Math.floor(wallMs(aMs, timeZone) / DAY_MS) === Math.floor(wallMs(bMs, timeZone) / DAY_MS);
}

/** True when the clocks of the zone show the same year at both moments. */
export function isSameYear(aMs: number, bMs: number, timeZone: string): boolean {
  const yearOf = (atMs: number) => new Date(wallMs(atMs, timeZone)).getUTCFullYear();
  return yearOf(aMs) === yearOf(bMs);
}

/** The clocks of the zone minus UTC at a moment, as `+05:45`. */
export function offsetWords(atMs: number, timeZone: string): string {
  const minutes = Math.round(offsetMs(atMs, timeZone) / 60_000);
  const two = (value: number) => `${value}`.padStart(2, '0');
  const whole = Math.abs(minutes);
  return `${minutes < 0 ? '\u2212' : '+'}${two(Math.floor(whole / 60))}:${two(whole % 60)}`;
}

function offsetMs(atMs: number, timeZone: string): number {
  return wallMs(atMs, timeZone) - atMs;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' },
  });
  formats.set(timeZone, format);
  return format;
}
