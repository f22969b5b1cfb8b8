import { MAX_CELSIUS, MIN_CELSIUS } from '#protocol/limits';
import { formatDegrees, fromUnit, type TemperatureUnit, toUnit } from './celsius';

export type CelsiusInput = { locale: string; unit: TemperatureUnit };

/** What a person typed into a limit: °C, null for no limit, or why it is neither. */
export type TypedLimit = { ok: true; celsius: number | null } | { ok: false; reason: 'not-a-number' | 'out-of-range' };

/** A limit as text in its field: all its decimals, at least one; empty for none. */
export function limitText(celsius: number | null, input: CelsiusInput): string {
  if (celsius === null) return '';
  const tenth = formatDegrees(celsius, input);
  const isWhole = Math.abs(toUnit(celsius, input.unit) - degreesOf(tenth, input.locale)) < 1e-5;
  return isWhole ? tenth : moreDecimals(celsius, input);
}

/**
 * Reads a limit in the viewer's unit. Takes the locale's decimal sign and the point, either minus, full-width
 * figures as Chinese keyboards type them, and a trailing unit. `saved` (°C) comes back exactly while its text stands.
 */
export function parseLimit(text: string, input: CelsiusInput & { saved: number | null }): TypedLimit {
  if (text === limitText(input.saved, input)) return { ok: true, celsius: input.saved };
  const trimmed = text.trim();
  if (trimmed === '') return { ok: true, celsius: null };
  const degrees = degreesOf(trimmed, input.locale);
  if (Number.isNaN(degrees)) return { ok: false, reason: 'not-a-number' };
  const celsius = fromUnit(degrees, input.unit);
  if (celsius < MIN_CELSIUS || celsius > MAX_CELSIUS) return { ok: false, reason: 'out-of-range' };
  return { ok: true, celsius: celsius === 0 ? 0 : celsius };
}

/** The next limit `step` of the viewer's degrees away, on a whole tenth. In °C. */
export function stepLimit(celsius: number, step: number, { unit }: { unit: TemperatureUnit }): number {
  const stepped = fromUnit(Math.round((toUnit(celsius, unit) + step) * 10) / 10, unit);
  return Math.min(MAX_CELSIUS, Math.max(MIN_CELSIUS, stepped));
}

const DEGREES = /^[+-]?(\d+([.]\d*)?|[.]\d+)$/;

function degreesOf(text: string, locale: string): number {
  const plain = text
    .normalize('NFKC')
    .replace(/\s*°?\s*[CF]$/i, '')
    .replace(/[\u2212\u2013]/g, '-')
    .replace('。', '.')
    .replace(/\s/g, '');
  const pointed = decimalSign(locale) === ',' ? plain.replace(',', '.') : plain;
  return DEGREES.test(pointed) ? Number(pointed) : Number.NaN;
}

function decimalSign(locale: string): string {
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
  return parts.find(({ type }) => type === 'decimal')?.value ?? '.';
}

function moreDecimals(celsius: number, { locale, unit }: CelsiusInput): string {
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 4, useGrouping: false });
  return format.format(toUnit(celsius, unit)).replace('-', '\u2212');
}
