'use client';

import { SegmentedControl } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { NameSetting } from '../acting/name-setting';
import { AttentionSettings } from '../attention/attention-settings';
import type { TemperatureUnit } from '../words/celsius';
import { LOCALES, type Locale } from './locale';
import { type Theme, useSettings } from './settings';
import styles from './settings-button.module.css';
import { WaysToReadings } from './ways-to-readings';
import { ZoneSetting } from './zone-setting';

/** Each language in its own words, for those who cannot read the present one. */
const LANGUAGE_NAMES: Record<Locale, string> = { en: 'English', 'zh-CN': '简体中文' };

/** What each viewer chooses in a browser of their own. */
export function SettingsFields() {
  const t = useTranslations('settings');
  const { locale, setLocale, unit, setUnit, theme, setTheme } = useSettings();
  const languages = LOCALES.map((value) => ({ value, label: <span lang={value}>{LANGUAGE_NAMES[value]}</span> }));
  const units = (['C', 'F'] as const).map((value) => ({ value, label: `°${value}` }));
  const themes = (['auto', 'light', 'dark'] as const).map((value) => ({ value, label: t(value) }));
  return (
    <div className={styles.fields}>
      <WaysToReadings />
      <Choice<Locale> label={t('language')} value={locale} onChange={setLocale} options={languages} />
      <Choice<TemperatureUnit> label={t('unit')} value={unit} onChange={setUnit} options={units} />
      <Choice<Theme> label={t('theme')} value={theme} onChange={setTheme} options={themes} />
      <ZoneSetting />
      <NameSetting />
      <AttentionSettings />
    </div>
  );
}

type ChoiceProps<T extends string> = {
  label: string;
  value: T;
  onChange: (value: T) => void;
  options: { value: T; label: ReactNode }[];
};

function Choice<T extends string>({ label, value, onChange, options }: ChoiceProps<T>) {
  return (
    <div>
      <div className={styles.label} aria-hidden="true">
        {label}
      </div>
      <SegmentedControl
        fullWidth
        aria-label={label}
        classNames={{ label: styles.option }}
        value={value}
        onChange={onChange}
        data={options}
      />
    </div>
  );
}
