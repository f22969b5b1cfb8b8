'use client';

import { useTranslations } from 'next-intl';
import { useDeferredValue, useMemo, useState } from 'react';
import { useSensorIds } from '../live/use-live';
import { useSettings } from '../live/use-settings';
import { seekSensors } from '../sensors/seek-sensors';
import { groupSensors, type SensorGroup } from '../sensors/sensor-groups';
import { SensorSearch } from '../sensors/sensor-search';
import { useSensorName } from '../words/use-sensor-name';
import styles from './compare-choice.module.css';
import { PLACES } from './compared-places';
import { ComparedSwatch } from './compared-swatch';
import { offered } from './offered';
import type { Comparing } from './use-comparing';

/** All sensors in use to choose from; one that is chosen is shown at once, behind the dialog. */
export function CompareChoice({ comparing }: { comparing: Comparing }) {
  const t = useTranslations('compare');
  const [words, setWords] = useState('');
  const { found, all } = useFound(comparing.chosenId, useDeferredValue(words));
  const { groups, hidden } = offered(found);
  if (all === 0) return <p className={styles.note}>{t('alone')}</p>;
  return (
    <div className={styles.choice}>
      <SensorSearch words={words} onWords={setWords} found={countOf(found)} all={all} />
      <p role="status" className={styles.note}>
        {t('room', { count: PLACES.length - comparing.compared.length })}
      </p>
      {groups.map(({ name, sensorIds }) => (
        <fieldset key={name} className={styles.group}>
          {name !== null && <legend>{name}</legend>}
          {sensorIds.map((sensorId) => (
            <Choice key={sensorId} sensorId={sensorId} comparing={comparing} />
          ))}
        </fieldset>
      ))}
      {hidden > 0 && <p className={styles.note}>{t('more', { count: hidden })}</p>}
    </div>
  );
}

function Choice({ sensorId, comparing }: { sensorId: string; comparing: Comparing }) {
  const nameOf = useSensorName();
  const { compared, add, takeOut } = comparing;
  const place = compared.find((known) => known.sensorId === sensorId)?.place;
  const isChosen = place !== undefined;
  // The page hears of its own address a moment later: what was pressed looks pressed at once.
  const [wanted, want] = useState({ of: isChosen, is: isChosen });
  if (wanted.of !== isChosen) want({ of: isChosen, is: isChosen });
  const isFull = place === undefined && compared.length === PLACES.length;
  return (
    <label className={styles.sensor} data-full={isFull}>
      <input
        type="checkbox"
        checked={wanted.is}
        disabled={isFull}
        onChange={({ currentTarget: { checked } }) => {
          want({ of: isChosen, is: checked });
          if (checked) add(sensorId);
          else takeOut(sensorId);
        }}
      />
      <span className={styles.name}>{nameOf(sensorId)}</span>
      {place !== undefined && <ComparedSwatch place={place} />}
    </label>
  );
}

function useFound(chosenId: string, words: string): { found: readonly SensorGroup[]; all: number } {
  const ids = useSensorIds();
  const settings = useSettings();
  const nameOf = useSensorName();
  const groups = useMemo(() => {
    const others = ids.filter((id) => id !== chosenId);
    return groupSensors(others, settings).groups;
  }, [ids, chosenId, settings]);
  const found = useMemo(() => seekSensors(groups, { words, settings, nameOf }), [groups, words, settings, nameOf]);
  return { found, all: countOf(groups) };
}

const countOf = (groups: readonly SensorGroup[]) => groups.reduce((sum, { sensorIds }) => sum + sensorIds.length, 0);
