/** What a person chose to read temperatures in; everything inside is °C. */
export type TemperatureUnit = 'C' | 'F';

export type CelsiusFormat = {
  /** BCP 47, for the decimal sign. */
  locale: string;
  unit: TemperatureUnit;
  /** Another temperature in °C that stands beside this one and must not look the same when it is not. */
  against?: number | null;
};

// Beyond six decimals two numbers differ by rounding alone.
const MAX_DECIMALS = 6;
const NBSP = '\u00a0';
const MINUS = '\u2212';

/** The temperature in the chosen unit, unrounded. */
export function toUnit(celsius: number, unit: TemperatureUnit): number {
  return unit === 'C' ? celsius : celsius * 1.8 + 32;
}

/** Back to °C, to a millionth of a degree: what 100.0 °F gives is shown as 100.0 °F again. */
export function fromUnit(degrees: number, unit: TemperatureUnit): number {
  return unit === 'C' ? degrees : Math.round(((degrees - 32) / 1.8) * 1e6) / 1e6;
}

/** As `−11.6 °C`: one decimal, more only until it looks different from `against`. */
export function formatCelsius(celsius: number, format: CelsiusFormat): string {
  return `${formatDegrees(celsius, format)}${NBSP}${unitSign(format.unit)}`;
}

/** The number alone, as `−11.6`. */
export function formatDegrees(celsius: number, { locale, unit, against }: CelsiusFormat): string {
  const degrees = toUnit(celsius, unit);
  return decimal(degrees, { locale, decimals: decimalsApart(degrees, otherDegrees(against, unit), locale) });
}

/** How far apart two temperatures in °C are, as `3.4 °C`; never `0.0` when they differ. */
export function formatDistance(distanceCelsius: number, { locale, unit }: CelsiusFormat): string {
  const degrees = Math.abs(distanceCelsius) * (unit === 'C' ? 1 : 1.8);
  const text = decimal(degrees, { locale, decimals: decimalsApart(degrees, 0, locale) });
  return `${text}${NBSP}${unitSign(unit)}`;
}

export function unitSign(unit: TemperatureUnit): string {
  return unit === 'C' ? '°C' : '°F';
}

function otherDegrees(against: number | null | undefined, unit: TemperatureUnit): number | null {
  return against === null || against === undefined ? null : toUnit(against, unit);
}

function decimalsApart(degrees: number, other: number | null, locale: string): number {
  if (other === null || degrees === other) return 1;
  for (let decimals = 1; decimals <= MAX_DECIMALS; decimals += 1) {
    if (decimal(degrees, { locale, decimals }) !== decimal(other, { locale, decimals })) return decimals;
  }
  return 1;
}

function decimal(degrees: number, { locale, decimals }: { locale: string; decimals: number }): string {
  return numberFormat(locale, decimals).format(degrees).replace('-', MINUS);
}

// Making one costs more than formatting with it a hundred times, and every tile formats every second.
const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: string, decimals: number): Intl.NumberFormat {
  const key = `${locale} ${decimals}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    useGrouping: false,
    signDisplay: 'negative',
  });
  formats.set(key, made);
  return made;
}
