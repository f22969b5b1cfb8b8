'use client';

import { Button, NativeSelect } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useId, useRef, useState } from 'react';
import { useLive } from '../live/use-live';
import { useSensorWords } from '../sensors/sensor-words';
import { useCelsius } from '../words/celsius-words';
import styles from './rehearse.module.css';
import type { RehearseRow, Running } from './rehearse-rows';
import type { RehearsalsState } from './use-rehearsals';

/** What a DS18B20 shows after its power was lost, in °C. */
const POWER_ON_CELSIUS = 85;

type EntryProps = { row: RehearseRow; state: RehearsalsState };

/** One thing that can go wrong: a button, what will be seen, and what of it runs. */
export function RehearseEntry({ row: { what, sensorIds, running }, state }: EntryProps) {
  const t = useTranslations('rehearse');
  const { name } = useSensorWords();
  const words = useKindWords();
  const seenId = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const sensorId = sensorIds.find((candidate) => candidate === chosen) ?? sensorIds[0];
  return (
    <li className={styles.entry} data-rehearsal={what} data-running={running.length > 0}>
      <div className={styles.controls}>
        <Button
          ref={button}
          variant="default"
          h="var(--target)"
          aria-describedby={seenId}
          onClick={() => state.start(sensorId === undefined ? { what } : { what, sensorId })}
        >
          {words.label(what)}
        </Button>
        {sensorIds.length > 1 && (
          <NativeSelect
            aria-label={t('sensorOf', { what: words.label(what) })}
            classNames={{ input: styles.sensor }}
            value={sensorId}
            data={sensorIds.map((value) => ({ value, label: name(value) }))}
            onChange={(event) => setChosen(event.currentTarget.value)}
          />
        )}
      </div>
      <p id={seenId} className={styles.seen}>
        {words.seen(what)}
      </p>
      {running.map((one) => (
        <RunningLine key={one.sensorId ?? ''} label={words.label(what)} running={one} onEnd={() => end(one)} />
      ))}
    </li>
  );

  function end(one: Running): void {
    // What was pressed goes away, and would take the focus with it.
    button.current?.focus();
    state.end(one.sensorId === null ? { what } : { what, sensorId: one.sensorId });
  }
}

type RunningLineProps = { label: string; running: Running; onEnd: () => void };

function RunningLine({ label, running: { sensorId, leftMs }, onEnd }: RunningLineProps) {
  const t = useTranslations('rehearse');
  const { name, duration } = useSensorWords();
  const sensor = sensorId === null ? t('everySensor') : name(sensorId);
  return (
    <p className={styles.running}>
      <span>
        {leftMs === null ? t('untilEnded', { sensor }) : t('left', { sensor, duration: duration(leftMs + 999) })}
      </span>
      <Button
        variant="subtle"
        size="compact-sm"
        h="var(--target)"
        aria-label={t('endOf', { what: label, sensor })}
        onClick={onEnd}
      >
        {t('end')}
      </Button>
    </p>
  );
}

function useKindWords() {
  const t = useTranslations('rehearse');
  const { celsius } = useCelsius();
  const count = useLive(({ feed }) => feed?.intake.rejections ?? 0);
  const value = celsius(POWER_ON_CELSIUS);
  return {
    label: (what: RehearseRow['what']) => t(`what.${what}`, { value }),
    seen: (what: RehearseRow['what']) => t(`seen.${what}`, { value, count }),
  };
}
