'use client';

import { useMantineColorScheme } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useLocale } from 'next-intl';
import { createContext, type ReactNode, useContext, useState } from 'react';
import type { TemperatureUnit } from '../words/celsius';
import { LOCALE_COOKIE, rememberInCookie, UNIT_COOKIE } from './cookie';
import { chooseLocale, type Locale } from './locale';

export type Theme = 'light' | 'dark' | 'auto';

/** What this browser's person prefers; remembered in this browser. */
export type Settings = {
  unit: TemperatureUnit;
  setUnit(unit: TemperatureUnit): void;
  locale: Locale;
  setLocale(locale: Locale): void;
  theme: Theme;
  setTheme(theme: Theme): void;
};

type UnitState = { unit: TemperatureUnit; setUnit(unit: TemperatureUnit): void };
const UnitContext = createContext<UnitState>({ unit: 'C', setUnit: () => {} });

export function SettingsProvider({ initialUnit, children }: { initialUnit: TemperatureUnit; children: ReactNode }) {
  const [unit, setUnit] = useState(initialUnit);
  const remember = (chosen: TemperatureUnit) => {
    rememberInCookie(UNIT_COOKIE, chosen);
    setUnit(chosen);
  };
  return <UnitContext value={{ unit, setUnit: remember }}>{children}</UnitContext>;
}

/** The unit alone: what is drawn with every reading asks neither for the theme nor for a router. */
export function useUnit(): TemperatureUnit {
  return useContext(UnitContext).unit;
}

/** Unit, language and theme, and how to change them. */
export function useSettings(): Settings {
  const { unit, setUnit } = useContext(UnitContext);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const router = useRouter();
  const setLocale = (locale: Locale) => {
    rememberInCookie(LOCALE_COOKIE, locale);
    router.refresh();
  };
  const locale = chooseLocale(useLocale(), null);
  return { unit, setUnit, locale, setLocale, theme: colorScheme, setTheme: setColorScheme };
}
