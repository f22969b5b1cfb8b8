import type { TimeWindow } from '../chart/live-span';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Ranges that end now, as the address names them, with their length in ms. */
export const LAST_MS = {
  '15m': 15 * MINUTE_MS,
  '1h': HOUR_MS,
  '6h': 6 * HOUR_MS,
  '24h': DAY_MS,
  '7d': 7 * DAY_MS,
  '30d': 30 * DAY_MS,
} as const;

export type LastName = keyof typeof LAST_MS;
export const LAST_NAMES = Object.keys(LAST_MS) as LastName[];

/** What the chart spans: as much as the sensor's rhythm needs, the last so much, or from one time to another. */
export type Range = { kind: 'live' } | { kind: 'last'; name: LastName } | ({ kind: 'fixed' } & TimeWindow);

export const LIVE: Range = { kind: 'live' };

/** Shorter shows nothing that a longer one does not. */
const SHORTEST_MS = 1000;

/** The range an address names; `Live` for none and for what is none. */
export function parseRange(text: string | null): Range {
  if (text === null) return LIVE;
  const name = LAST_NAMES.find((known) => known === text);
  return name ? { kind: 'last', name } : (parseFixed(text) ?? LIVE);
}

/** The range as the address names it; null for `Live`, which needs no word. */
export function rangeText(range: Range): string | null {
  if (range.kind === 'live') return null;
  if (range.kind === 'last') return range.name;
  return `${new Date(range.fromMs).toISOString()}..${new Date(range.toMs).toISOString()}`;
}

/** From one time to another; null where that is no stretch of time. */
export function fixedRange(fromMs: number, toMs: number): Range | null {
  const isSpan = Number.isFinite(fromMs) && Number.isFinite(toMs) && toMs - fromMs >= SHORTEST_MS;
  return isSpan ? { kind: 'fixed', fromMs, toMs } : null;
}

function parseFixed(text: string): Range | null {
  const [from, to, ...more] = text.split('..');
  return more.length > 0 ? null : fixedRange(isoMs(from), isoMs(to));
}

// `Date.parse` takes much that is no date, as `1`.
const ISO = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/;

function isoMs(text = ''): number {
  return ISO.test(text) ? Date.parse(text) : Number.NaN;
}

/** The shortest range that ends now and shows this stretch, else one around it. */
export function rangeShowing({ fromMs, toMs }: TimeWindow, nowMs: number): Range {
  const name = LAST_NAMES.find((known) => LAST_MS[known] >= nowMs - fromMs);
  if (name) return { kind: 'last', name };
  const roomMs = Math.max(MINUTE_MS, (toMs - fromMs) / 4);
  return { kind: 'fixed', fromMs: fromMs - roomMs, toMs: Math.min(nowMs, toMs + roomMs) };
}
