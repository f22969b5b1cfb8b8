import type { ChannelDraft } from '#protocol/channel';

export type DegreeWords = {
  /** `−11.6 °C`, with more decimals until it looks different from `against`. */
  celsius(celsius: number, against?: number | null): string;
  /** `3.4 °C` apart. */
  distance(distanceCelsius: number): string;
};

const MAX_DECIMALS = 6;
const NBSP = '\u00a0';
const MINUS = '\u2212';

/** Temperatures as the page writes them; all numbers given are °C. */
export function degreeWords({ language, unit }: Pick<ChannelDraft, 'language' | 'unit'>): DegreeWords {
  const isCelsius = unit === 'celsius';
  const sign = `${NBSP}${isCelsius ? '°C' : '°F'}`;
  const scale = isCelsius ? 1 : 1.8;
  const toUnit = (celsius: number) => celsius * scale + (isCelsius ? 0 : 32);

  function apart(degrees: number, other: number | null): string {
    let decimals = 1;
    const text = (number: number) => decimal(number, { language, decimals });
    while (decimals < MAX_DECIMALS && other !== null && degrees !== other && text(degrees) === text(other))
      decimals += 1;
    return text(degrees);
  }

  return {
    celsius: (celsius, against = null) => apart(toUnit(celsius), against === null ? null : toUnit(against)) + sign,
    distance: (distance) => apart(Math.abs(distance) * scale, 0) + sign,
  };
}

function decimal(degrees: number, { language, decimals }: { language: string; decimals: number }): string {
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const format = new Intl.NumberFormat(language, { ...digits, useGrouping: false, signDisplay: 'negative' });
  return format.format(degrees).replace('-', MINUS);
}
