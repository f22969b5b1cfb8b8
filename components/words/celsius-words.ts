'use client';

import { useLocale } from 'next-intl';
import { useMemo } from 'react';
import { useUnit } from '../shell/settings';
import { formatCelsius, formatDegrees, formatDistance, type TemperatureUnit } from './celsius';

/** How this viewer reads temperatures. All numbers given are °C. */
export type CelsiusWords = {
  locale: string;
  unit: TemperatureUnit;
  /** `40.0 °C`, with more decimals until it looks different from `against`. */
  celsius(celsius: number, against?: number | null): string;
  /** `40.0`. */
  degrees(celsius: number, against?: number | null): string;
  /** `3.4 °C` apart. */
  distance(distanceCelsius: number): string;
};

export function useCelsius(): CelsiusWords {
  const locale = useLocale();
  const unit = useUnit();
  return useMemo(() => celsiusWords(locale, unit), [locale, unit]);
}

export function celsiusWords(locale: string, unit: TemperatureUnit): CelsiusWords {
  return {
    locale,
    unit,
    celsius: (celsius, against) => formatCelsius(celsius, { locale, unit, against }),
    degrees: (celsius, against) => formatDegrees(celsius, { locale, unit, against }),
    distance: (distanceCelsius) => formatDistance(distanceCelsius, { locale, unit }),
  };
}
