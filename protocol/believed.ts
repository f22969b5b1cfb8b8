/** A DS18B20 measures from −55 to +125 °C (its data sheet): what lies outside was never measured. */
export const MEASURABLE_CELSIUS = { min: -55, max: 125 };
/** Readings that lie as close confirm each other, in °C. */
export const AGREEING_CELSIUS = 1;
/** Sensors send their error values rounded to a sixteenth of a degree at most. */
export const SAME_CELSIUS = 0.04;

/**
 * True for a reading to be judged by. An error value is not, unless the reading before it agrees: two agreeing readings
 * are believed at once, so that a fire at 85 °C is never waited out. What cannot be measured is never believed.
 */
export function isBelieved(celsius: number, before: number | null, errorValues: readonly number[]): boolean {
  if (!isErrorValue(celsius, errorValues)) return true;
  if (celsius < MEASURABLE_CELSIUS.min || celsius > MEASURABLE_CELSIUS.max) return false;
  return before !== null && Math.abs(celsius - before) <= AGREEING_CELSIUS;
}

/** What the sensor sends when it has no reading. */
export function isErrorValue(celsius: number, errorValues: readonly number[]): boolean {
  for (const value of errorValues) if (Math.abs(value - celsius) <= SAME_CELSIUS) return true;
  return false;
}
