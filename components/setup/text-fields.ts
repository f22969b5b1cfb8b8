import { fromUnit, toUnit } from '../words/celsius';
import { type CelsiusInput, limitText, parseLimit } from '../words/celsius-input';
import { durationText, parseDuration } from '../words/duration-input';
import type { RuleField, RuleValues } from './rule-values';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

type Kind =
  | { kind: 'celsius' }
  | { kind: 'celsius-list'; most: number }
  | { kind: 'margin'; max: number }
  /** `empty`: what an empty field means; undefined: it must not be. */
  | { kind: 'duration'; minMs: number; maxMs: number; empty?: number | null };

/** Every rule that is typed, with what the server takes for it. */
export const TEXT_FIELDS = {
  'limits.high': { kind: 'celsius' },
  'limits.low': { kind: 'celsius' },
  'warning.high': { kind: 'celsius' },
  'warning.low': { kind: 'celsius' },
  'exposure.high': { kind: 'celsius' },
  'exposure.low': { kind: 'celsius' },
  'exposure.totalMs': { kind: 'duration', minMs: MINUTE_MS, maxMs: DAY_MS },
  lastingMs: { kind: 'duration', minMs: 0, maxMs: DAY_MS, empty: 0 },
  stayBackMs: { kind: 'duration', minMs: 0, maxMs: DAY_MS, empty: 0 },
  clearMarginCelsius: { kind: 'margin', max: 1000 },
  'noData.afterMs': { kind: 'duration', minMs: 10_000, maxMs: 7 * DAY_MS, empty: null },
  'fault.errorValues': { kind: 'celsius-list', most: 8 },
  'fault.stuckAfterMs': { kind: 'duration', minMs: MINUTE_MS, maxMs: 7 * DAY_MS, empty: null },
} as const satisfies Record<string, Kind>;

export type TextField = keyof typeof TEXT_FIELDS;
export const TEXT_FIELD_NAMES = Object.keys(TEXT_FIELDS) as TextField[];

/** Why a text says nothing that the server would take. `min`, `max`: in the field's own measure. */
export type TextError =
  | { reason: 'not-a-number' | 'not-a-duration' | 'needed' | 'out-of-range' | 'low-not-below-high' }
  | { reason: 'too-short'; minMs: number }
  | { reason: 'too-long'; maxMs: number }
  | { reason: 'bad-margin'; max: number }
  | { reason: 'too-many'; most: number };

type Value = number | null | number[];
export type ReadText = { ok: true; value: Value } | { ok: false; error: TextError };

/** The rule that a text is of. */
export function ruleOf(field: TextField): RuleField {
  return field.split('.')[0] as RuleField;
}

/** What stands in a field while nobody typed. */
export function fieldText(field: TextField, values: RuleValues, input: CelsiusInput): string {
  const value = partOf(field, values);
  if (Array.isArray(value)) return value.map((one) => limitText(one, input)).join(listSign(input));
  const { kind } = TEXT_FIELDS[field];
  if (kind === 'celsius') return limitText(value, input);
  if (kind === 'margin') return marginText(value ?? 0, input);
  return value === null ? '' : durationText(value, input.locale);
}

/** What a text says, in °C and ms. */
export function readField(field: TextField, text: string, values: RuleValues, input: CelsiusInput): ReadText {
  const held = partOf(field, values);
  const spec: Kind = TEXT_FIELDS[field];
  if (spec.kind === 'celsius-list') return readList(text, spec.most, input);
  if (spec.kind === 'margin') return readMargin(text, spec.max, input);
  if (spec.kind === 'duration') return readDuration(text, spec);
  const typed = parseLimit(text, { ...input, saved: Array.isArray(held) ? null : held });
  return typed.ok ? { ok: true, value: typed.celsius } : { ok: false, error: { reason: typed.reason } };
}

/** The rules with one part said. */
export function withPart<V extends RuleValues>(field: TextField, value: Value, values: V): V[RuleField] {
  const [rule, part] = field.split('.') as [RuleField, string?];
  const whole = values[rule];
  // Whoever says after how long means to be told.
  const said = field === 'noData.afterMs' ? { isOn: true } : {};
  return (
    part === undefined || typeof whole !== 'object' ? value : { ...whole, ...said, [part]: value }
  ) as V[RuleField];
}

function partOf(field: TextField, values: RuleValues): Value {
  const [rule, part] = field.split('.') as [RuleField, string?];
  const whole = values[rule];
  return (part === undefined ? whole : (whole as Record<string, unknown>)[part]) as Value;
}

function readDuration(text: string, spec: Extract<Kind, { kind: 'duration' }>): ReadText {
  const typed = parseDuration(text);
  if (!typed.ok) return { ok: false, error: { reason: 'not-a-duration' } };
  const ms = typed.ms ?? spec.empty;
  if (ms === undefined) return { ok: false, error: { reason: 'needed' } };
  if (ms !== null && ms < spec.minMs) return { ok: false, error: { reason: 'too-short', minMs: spec.minMs } };
  if (ms !== null && ms > spec.maxMs) return { ok: false, error: { reason: 'too-long', maxMs: spec.maxMs } };
  return { ok: true, value: ms };
}

function readList(text: string, most: number, input: CelsiusInput): ReadText {
  // A comma may be a decimal sign; beside a space or a semicolon it is none.
  const texts = text.split(input.locale.startsWith('zh') ? /[;；、，,\s]+/ : /[;；、，]+|,?\s+|,(?=\s|$)/);
  const values: number[] = [];
  for (const one of texts.filter((part) => part !== '' && !/^°?[CF]$/i.test(part))) {
    const typed = parseLimit(one, { ...input, saved: null });
    if (!typed.ok) return { ok: false, error: { reason: typed.reason } };
    if (typed.celsius !== null) values.push(typed.celsius);
  }
  return values.length > most ? { ok: false, error: { reason: 'too-many', most } } : { ok: true, value: values };
}

function listSign({ locale }: CelsiusInput): string {
  return locale.startsWith('zh') ? '、' : '; ';
}

// A distance has no zero point to move: 1 °C apart is 1.8 °F apart.
function marginText(celsius: number, { locale, unit }: CelsiusInput): string {
  const degrees = Math.round((toUnit(celsius, unit) - toUnit(0, unit)) * 1e4) / 1e4;
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 4,
    useGrouping: false,
  }).format(degrees);
}

function readMargin(text: string, max: number, input: CelsiusInput): ReadText {
  if (text.trim() === '') return { ok: true, value: 0 };
  const typed = parseLimit(text, { locale: input.locale, unit: 'C', saved: null });
  const degrees = typed.ok ? (typed.celsius ?? 0) : Number.NaN;
  const celsius = fromUnit(degrees + toUnit(0, input.unit), input.unit);
  const isOne = celsius >= 0 && celsius <= max;
  return isOne ? { ok: true, value: celsius } : { ok: false, error: { reason: 'bad-margin', max } };
}
