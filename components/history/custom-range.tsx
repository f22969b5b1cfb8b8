'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import type { TimeWindow } from '../chart/live-span';
import { useClock } from '../words/use-clock';
import { localMs, localText } from './local-time';
import { fixedRange, type Range } from './range';
import styles from './range-picker.module.css';

type CustomRangeProps = {
  /** What stands in the fields at first. */
  from: TimeWindow;
  onShow(range: Range): void;
  onCancel(): void;
};

/** From one time to another, in the viewer's zone. */
export function CustomRange({ from, onShow, onCancel }: CustomRangeProps) {
  const t = useTranslations('range');
  const { timeZone } = useClock();
  const [texts, setTexts] = useState({ from: localText(from.fromMs, timeZone), to: localText(from.toMs, timeZone) });
  const [isWrong, setWrong] = useState(false);
  const show = (event: FormEvent) => {
    event.preventDefault();
    const range = fixedRange(localMs(texts.from, timeZone), localMs(texts.to, timeZone));
    if (range === null) setWrong(true);
    else onShow(range);
  };
  const cancelByKey = ({ key }: KeyboardEvent) => key === 'Escape' && onCancel();
  return (
    <form className={styles.custom} onSubmit={show} onKeyDown={cancelByKey} noValidate>
      {(['from', 'to'] as const).map((end) => (
        <label key={end} className={styles.field}>
          {t(end)}
          <input
            type="datetime-local"
            value={texts[end]}
            onChange={({ target }) => {
              setWrong(false);
              setTexts({ ...texts, [end]: target.value });
            }}
          />
        </label>
      ))}
      <Button type="submit" h="var(--target)" variant="default">
        {t('show')}
      </Button>
      <Button h="var(--target)" variant="subtle" onClick={onCancel}>
        {t('cancel')}
      </Button>
      {isWrong && (
        <p className={styles.wrong} role="alert">
          {t('wrong')}
        </p>
      )}
    </form>
  );
}
