import { spacedHan } from './spaced-han';

/** What a person typed as a length of time, in ms; null: nothing. */
export type TypedDuration = { ok: true; ms: number | null } | { ok: false };

const UNITS = [
  { unit: 'day', ms: 86_400_000, names: /^(d|days?|天|日)$/ },
  { unit: 'hour', ms: 3_600_000, names: /^(h|hrs?|hours?|小时|时)$/ },
  { unit: 'minute', ms: 60_000, names: /^(m|mins?|minutes?|分钟|分)$/ },
  { unit: 'second', ms: 1000, names: /^(s|secs?|seconds?|秒钟?)$/ },
] as const;
const MINUTE_MS = 60_000;

/** A length of time as text in its field, exact to the second: `10 min`, `1 hr 30 min`. */
export function durationText(ms: number, locale: string): string {
  if (ms === 0) return spacedHan(part(0, 'minute', locale));
  let rest = ms;
  const parts: string[] = [];
  for (const { unit, ms: unitMs } of UNITS) {
    const count = Math.floor(rest / unitMs);
    rest -= count * unitMs;
    if (count > 0) parts.push(part(count, unit, locale));
  }
  return spacedHan(new Intl.ListFormat(locale, { type: 'unit', style: 'narrow' }).format(parts));
}

/** Reads `10 min`, `1h30`, `90 s`, `1小时30分钟`; a number alone is minutes, or what follows hours as `1 h 30`. */
export function parseDuration(text: string): TypedDuration {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  if (plain === '') return { ok: true, ms: null };
  const pieces = [...plain.matchAll(/(\d+(?:[.,]\d+)?)\s*(\p{L}*)\.?\s*/gu)];
  if (pieces.map(([whole]) => whole).join('') !== plain) return { ok: false };
  let ms = 0;
  for (const [, count = '', name = ''] of pieces) {
    const unitMs = name === '' ? MINUTE_MS : UNITS.find(({ names }) => names.test(name))?.ms;
    if (unitMs === undefined) return { ok: false };
    ms += Number(count.replace(',', '.')) * unitMs;
  }
  return { ok: true, ms: Math.round(ms) };
}

function part(count: number, unit: string, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(count);
}
