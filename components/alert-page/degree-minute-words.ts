import { type TemperatureUnit, unitSign } from '../words/celsius';

/** °C·min as this viewer reads them: `412 °C·min`, one decimal below ten; in °F by its scale. */
export function degreeMinuteWords(
  degreeMinutes: number,
  { locale, unit }: { locale: string; unit: TemperatureUnit },
): string {
  const value = degreeMinutes * (unit === 'C' ? 1 : 1.8);
  const decimals = value < 10 ? 1 : 0;
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return `${format.format(value)}\u00a0${unitSign(unit)}·min`;
}
