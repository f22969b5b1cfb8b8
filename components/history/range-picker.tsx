'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { TimeWindow } from '../chart/live-span';
import { useServerNowMs } from '../live/use-live';
import { CustomRange } from './custom-range';
import { LAST_MS, LAST_NAMES, LIVE, type Range } from './range';
import styles from './range-picker.module.css';

export type RangePickerProps = {
  range: Range;
  onRange(range: Range): void;
  /** What a range of one's own begins with. */
  shown(): TimeWindow;
  /** Of a sensor of the past: all of it is its first choice, and what begins later shows nothing. */
  recordedMs?: number;
};

const MINUTE_MS = 60_000;

/** What the chart spans, as one row of choices. */
export function RangePicker({ range, onRange, shown, recordedMs }: RangePickerProps) {
  const t = useTranslations('range');
  const [custom, setCustom] = useState<TimeWindow | null>(null);
  const nowMs = useServerNowMs(MINUTE_MS);
  const names = LAST_NAMES.filter((last) => nowMs - LAST_MS[last] < (recordedMs ?? nowMs));
  const choose = (next: Range) => {
    setCustom(null);
    onRange(next);
  };
  const isOwn = custom !== null || range.kind === 'fixed';
  const name = range.kind === 'last' ? range.name : range.kind;
  return (
    <div className={styles.picker} data-keeps-focus>
      <fieldset className={styles.ranges} aria-label={t('title')}>
        <Choice isChosen={!isOwn && name === 'live'} onChoose={() => choose(LIVE)}>
          {t(recordedMs === undefined ? 'live' : 'whole')}
        </Choice>
        {names.map((last) => (
          <Choice key={last} isChosen={!isOwn && name === last} onChoose={() => choose({ kind: 'last', name: last })}>
            {t(last)}
          </Choice>
        ))}
        <Choice isChosen={isOwn} isHeir onChoose={() => setCustom(shown())}>
          {t('custom')}
        </Choice>
      </fieldset>
      {custom !== null && <CustomRange from={custom} onShow={choose} onCancel={() => setCustom(null)} />}
    </div>
  );
}

/** `isHeir`: it opened the fields, and takes the focus when they go away. */
type ChoiceProps = { isChosen: boolean; isHeir?: boolean; onChoose(): void; children: string };

// Buttons, not radios: an arrow key would go through eight addresses on its way.
function Choice({ isChosen, isHeir, onChoose, children }: ChoiceProps) {
  return (
    <button type="button" className={styles.choice} aria-pressed={isChosen} data-heir={isHeir} onClick={onChoose}>
      {children}
    </button>
  );
}
