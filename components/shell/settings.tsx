'use client';

import { useMantineColorScheme } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useLocale } from 'next-intl';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { TemperatureUnit } from '../words/celsius';
import { useBrowserZone } from '../words/use-browser-zone';
import { knownZone } from '../words/zone';
import { fromCookie, LOCALE_COOKIE, rememberInCookie, UNIT_COOKIE, ZONE_COOKIE } from './cookie';
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
} & ZoneState;

type ZoneState = {
  /** Whose clocks are shown (IANA name). */
  timeZone: string;
  /** The one chosen; null: that of the device. */
  chosenZone: string | null;
  setZone(zone: string | null): void;
};

type UnitState = { unit: TemperatureUnit; setUnit(unit: TemperatureUnit): void };
const UnitContext = createContext<UnitState>({ unit: 'C', setUnit: () => {} });

const ZoneContext = createContext<ZoneState>({ timeZone: 'UTC', chosenZone: null, setZone: () => {} });

type SettingsProviderProps = {
  initialUnit: TemperatureUnit;
  /** As the cookie has it, so perhaps none that there is. */
  initialZone: string | null;
  children: ReactNode;
};

export function SettingsProvider({ initialUnit, initialZone, children }: SettingsProviderProps) {
  const [unit, setUnit] = useState(initialUnit);
  const remember = (chosen: TemperatureUnit) => {
    rememberInCookie(UNIT_COOKIE, chosen);
    setUnit(chosen);
  };
  return (
    <UnitContext value={{ unit, setUnit: remember }}>
      <ZoneProvider initialZone={initialZone}>{children}</ZoneProvider>
    </UnitContext>
  );
}

/** The unit alone: what is drawn with every reading asks neither for the theme nor for a router. */
export function useUnit(): TemperatureUnit {
  return useContext(UnitContext).unit;
}

function ZoneProvider({ initialZone, children }: Pick<SettingsProviderProps, 'initialZone' | 'children'>) {
  const [chosenZone, choose] = useState(() => knownZone(initialZone));
  const browserZone = useBrowserZone();
  // The page that is kept for the time without a server was made before the choice.
  useEffect(() => choose(knownZone(fromCookie(ZONE_COOKIE))), []);
  const timeZone = chosenZone ?? browserZone;
  const state = useMemo(() => {
    const setZone = (zone: string | null) => {
      rememberInCookie(ZONE_COOKIE, zone ?? '');
      choose(zone);
    };
    return { timeZone, chosenZone, setZone };
  }, [timeZone, chosenZone]);
  return <ZoneContext value={state}>{children}</ZoneContext>;
}

/** Whose clocks this browser shows, and how to choose others. */
export function useZone(): ZoneState {
  return useContext(ZoneContext);
}

/** Unit, language, theme and time zone, and how to change them. */
export function useSettings(): Settings {
  const { unit, setUnit } = useContext(UnitContext);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const router = useRouter();
  const setLocale = (locale: Locale) => {
    rememberInCookie(LOCALE_COOKIE, locale);
    router.refresh();
  };
  const locale = chooseLocale(useLocale(), null);
  return { unit, setUnit, locale, setLocale, theme: colorScheme, setTheme: setColorScheme, ...useZone() };
}
