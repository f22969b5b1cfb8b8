import { isErrorValue } from '#protocol/believed';
import { fromUnit, type TemperatureUnit } from '../words/celsius';
import type { DrawnRow } from './chart-picture';

/** In the viewer's degrees. */
export type Extremes = { low: number; high: number };

type RowsOf = {
  unit: TemperatureUnit;
  /** What the sensor sends when it has no reading, °C. */
  errorValues: readonly number[];
};

/**
 * What rows span, without error values while there is anything else: one of −127 °C would make a flat line of everything that was measured.
 * Null where there is no reading.
 */
export function rowExtremes(rows: readonly DrawnRow[], { unit, errorValues }: RowsOf): Extremes | null {
  const isMeasured = ({ reading }: DrawnRow) => reading === null || !isErrorValue(fromUnit(reading, unit), errorValues);
  const measured = errorValues.length === 0 ? rows : rows.filter(isMeasured);
  // An average of them is as far off; one of what was measured lies between the readings.
  if (measured.length === rows.length) return spanOf(rows.flatMap(({ reading, average }) => [reading, average]));
  return spanOf(measured.map(({ reading }) => reading)) ?? spanOf(rows.map(({ reading }) => reading));
}

function spanOf(degrees: readonly (number | null)[]): Extremes | null {
  const known = degrees.filter((value) => value !== null);
  return known.length === 0 ? null : { low: Math.min(...known), high: Math.max(...known) };
}

/** What both span. */
export function around(a: Extremes | null, b: Extremes | null): Extremes | null {
  if (a === null || b === null) return a ?? b;
  return { low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) };
}
