/** What the y axis spans, in the viewer's degrees, both on ticks. */
export type ValueDomain = { low: number; high: number; ticks: readonly number[] };

export type ValueInput = {
  /** Of the shown readings; null where there is none. */
  data: { low: number; high: number } | null;
  /** Thresholds to show where they do not flatten the trace. */
  limits: readonly number[];
  /** The axis never spans less, so that noise stays noise. */
  minSpan: number;
};

/** How many readings' heights away a limit may be and still be drawn as a line. */
const REACH = 1;

/** The axis shrinks only when what it should span is less than this part of what it does. */
const SHRINK_BELOW = 0.5;

const TICKS = 5;

/** The next y axis. The shown one stays while the readings stay inside and are not lost in it. */
export function nextDomain(shown: ValueDomain | null, input: ValueInput): ValueDomain {
  const wanted = wantedRange(input);
  if (shown !== null && isInside(wanted, shown) && sizeOf(wanted) >= SHRINK_BELOW * sizeOf(shown)) return shown;
  return onTicks(padded(wanted));
}

type Range = { low: number; high: number };

function wantedRange({ data, limits, minSpan }: ValueInput): Range {
  const start = data ?? rangeOf(limits) ?? { low: 0, high: 0 };
  const base = atLeast(start, minSpan);
  const reach = REACH * sizeOf(base);
  const near = limits.filter((limit) => limit >= base.low - reach && limit <= base.high + reach);
  return { low: Math.min(base.low, ...near), high: Math.max(base.high, ...near) };
}

function atLeast({ low, high }: Range, minSpan: number): Range {
  const missing = Math.max(0, minSpan - (high - low)) / 2;
  return { low: low - missing, high: high + missing };
}

function rangeOf(values: readonly number[]): Range | null {
  return values.length === 0 ? null : { low: Math.min(...values), high: Math.max(...values) };
}

function padded({ low, high }: Range): Range {
  const room = (high - low) * 0.08;
  return { low: low - room, high: high + room };
}

function isInside(inner: Range, outer: Range): boolean {
  return inner.low >= outer.low && inner.high <= outer.high;
}

function sizeOf({ low, high }: Range): number {
  return high - low;
}

/** The axis on round steps that holds a range. */
export function onTicks({ low, high }: Range): ValueDomain {
  const step = niceStep((high - low) / TICKS);
  const first = Math.floor(low / step);
  const last = Math.ceil(high / step);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => exactly((first + index) * step));
  return { low: exactly(first * step), high: exactly(last * step), ticks };
}

function niceStep(about: number): number {
  const power = 10 ** Math.floor(Math.log10(about));
  return ([1, 2, 5].find((digit) => digit * power >= about) ?? 10) * power;
}

// 3 * 0.1 is 0.30000000000000004.
function exactly(value: number): number {
  return Number(value.toFixed(6));
}
