import { AGREEING_CELSIUS, MEASURABLE_CELSIUS, SAME_CELSIUS } from '#protocol/believed';

/** `isErrorValue` as SQL: `count` error values stand from parameter `firstAt` on. */
export function isErrorSql(celsius: string, count: number, firstAt: number): string {
  return isNearSql(celsius, { count, firstAt, celsiusApart: SAME_CELSIUS });
}

/** True for an error value that can be measured, and for what lies near enough to one to agree with it, and a little more. */
export function mayAgreeSql(celsius: string, count: number, firstAt: number): string {
  const { min, max } = MEASURABLE_CELSIUS;
  const isNearMeasurable = `${celsius} BETWEEN ${min - AGREEING_CELSIUS} AND ${max + AGREEING_CELSIUS}`;
  const isNear = isNearSql(celsius, { count, firstAt, celsiusApart: SAME_CELSIUS + 2 * AGREEING_CELSIUS });
  return `(${isNearMeasurable} AND ${isNear})`;
}

/** True for what a sensor can have measured. */
export function isMeasurableSql(celsius: string): string {
  return `${celsius} BETWEEN ${MEASURABLE_CELSIUS.min} AND ${MEASURABLE_CELSIUS.max}`;
}

type Near = { count: number; firstAt: number; celsiusApart: number };

function isNearSql(celsius: string, { count, firstAt, celsiusApart }: Near): string {
  const places = Array.from({ length: count }, (_, index) => `$${firstAt + index}`);
  return `(${places.map((place) => `abs(${celsius} - ${place}::float8) <= ${celsiusApart}`).join(' OR ')})`;
}
