'use client';

import { type ComboboxItem, type OptionsFilter, Select } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { useServerNowMs } from '../live/use-live';
import { sinceWords } from '../words/duration-clock';
import { useBrowserZone } from '../words/use-browser-zone';
import { useClock } from '../words/use-clock';
import { offsetWords } from '../words/zone';
import { useZone } from './settings';
import styles from './settings-button.module.css';
import { isSoughtZone, zoneLabel, zoneNames } from './zone-names';

const AUTO = 'auto';
const MINUTE_MS = 60_000;

/** Whose clocks the times on the page are by: the device's, or those of a zone found by its name. */
export function ZoneSetting() {
  const t = useTranslations('settings');
  const { chosenZone, setZone } = useZone();
  const deviceZone = useBrowserZone();
  const [isOpen, setOpen] = useState(false);
  const options = useMemo(
    () => [
      { value: AUTO, label: t('zoneAuto', { zone: zoneLabel(deviceZone) }) },
      ...zoneNames(Intl.supportedValuesOf('timeZone'), chosenZone).map((zone) => ({
        value: zone,
        label: zoneLabel(zone),
      })),
    ],
    [t, deviceZone, chosenZone],
  );
  const shown = options.find(({ value }) => value === (chosenZone ?? AUTO))?.label;
  // What stands in the field when it is opened was not typed: all are offered.
  const sought: OptionsFilter = ({ options: all, search }) =>
    search === shown ? all : (all as ComboboxItem[]).filter(({ label }) => isSoughtZone(label, search.trim()));
  // Else the dialog would close along with the list.
  const keepDialog = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && isOpen) event.preventDefault();
  };
  return (
    <Select
      label={t('timeZone')}
      description={<ThereNow />}
      data={options}
      value={chosenZone ?? AUTO}
      onChange={(value) => setZone(value === AUTO ? null : value)}
      searchable
      allowDeselect={false}
      filter={sought}
      nothingFoundMessage={t('zoneNothing')}
      onDropdownOpen={() => setOpen(true)}
      onDropdownClose={() => setOpen(false)}
      onKeyDownCapture={keepDialog}
      onFocus={({ currentTarget }) => currentTarget.select()}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      classNames={{ input: styles.zone, label: styles.zoneLabel, option: styles.zoneOption }}
      // Within the dialog: what lies beside it lies under it.
      comboboxProps={{ withinPortal: false }}
    />
  );
}

function ThereNow() {
  const t = useTranslations('settings');
  const clock = useClock();
  const nowMs = useServerNowMs(MINUTE_MS);
  const time = sinceWords(nowMs, { nowMs, ...clock });
  return t('zoneNow', { time, offset: offsetWords(nowMs, clock.timeZone) });
}
