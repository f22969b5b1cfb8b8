import { spacedHan } from './spaced-han';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

type DurationUnit = 'second' | 'minute' | 'hour' | 'day';
type Part = [count: number, unit: DurationUnit];

/**
 * A length of time in a viewer's language, as exact as one needs in passing: `45 sec`, `12 min`, `2 hr 5 min`,
 * `3 days 4 hr`. Rounded down; a negative one is none.
 */
export function durationWords(ms: number, locale: string): string {
  return listed(partsOf(Math.max(0, ms)), locale);
}

/** The same to the second below an hour, for what somebody measures: `1 min 20 sec`. */
export function measuredWords(ms: number, locale: string): string {
  if (ms < MINUTE_MS || ms >= HOUR_MS) return durationWords(ms, locale);
  const seconds = Math.floor((ms % MINUTE_MS) / SECOND_MS);
  return listed(withRest([Math.floor(ms / MINUTE_MS), 'minute'], [seconds, 'second']), locale);
}

function listed(parts: readonly Part[], locale: string): string {
  const words = parts.map(([count, unit]) => unitFormat(locale, unit).format(count));
  return spacedHan(new Intl.ListFormat(locale, { type: 'unit', style: 'narrow' }).format(words));
}

function partsOf(ms: number): Part[] {
  if (ms < MINUTE_MS) return [[Math.floor(ms / SECOND_MS), 'second']];
  if (ms < HOUR_MS) return [[Math.floor(ms / MINUTE_MS), 'minute']];
  if (ms < DAY_MS)
    return withRest([Math.floor(ms / HOUR_MS), 'hour'], [Math.floor((ms % HOUR_MS) / MINUTE_MS), 'minute']);
  return withRest([Math.floor(ms / DAY_MS), 'day'], [Math.floor((ms % DAY_MS) / HOUR_MS), 'hour']);
}

function withRest(whole: Part, rest: Part): Part[] {
  return rest[0] === 0 ? [whole] : [whole, rest];
}

// Formats are costly to make, and every tile wants one each second.
const formats = new Map<string, Intl.NumberFormat>();

function unitFormat(locale: string, unit: DurationUnit): Intl.NumberFormat {
  const key = `${locale} ${unit}`;
  const known = formats.get(key) ?? new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' });
  formats.set(key, known);
  return known;
}
