'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useId, useLayoutEffect, useRef } from 'react';
import { DialogHeader } from '../shell/dialog-header';
import { keepToFoot } from '../shell/window-foot';
import { useCelsius } from '../words/celsius-words';
import styles from './rehearse.module.css';
import { RehearseEntry } from './rehearse-entry';
import { countRunning, type RehearseRow } from './rehearse-rows';
import type { RehearsalsState } from './use-rehearsals';

/** What chilled food may have, in °C. */
const COLD_LIMIT_CELSIUS = 8;

type RehearsePanelProps = { rows: readonly RehearseRow[]; state: RehearsalsState; onClose: () => void };

/** Beside the page, not over it: whoever presses wants to see what becomes of it. */
export function RehearsePanel({ rows, state, onClose }: RehearsePanelProps) {
  const t = useTranslations('rehearse');
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const { celsius } = useCelsius();
  const count = countRunning(rows);
  // While it is still there, or the focus would not go back to the button that opened it.
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.show();
    const leaveFoot = keepToFoot(dialog);
    return () => {
      leaveFoot?.();
      dialog?.close();
    };
  }, []);
  // A dialog that is not modal does not listen by itself.
  const closeOnEscape = (event: KeyboardEvent) => event.key === 'Escape' && onClose();
  return (
    <dialog ref={ref} className={styles.panel} aria-labelledby={titleId} onKeyDown={closeOnEscape}>
      <div className={styles.top}>
        <DialogHeader titleId={titleId} title={t('title')} onClose={onClose} />
      </div>
      <div className={styles.scrolled}>
        <p className={styles.intro}>{t('intro', { value: celsius(COLD_LIMIT_CELSIUS) })}</p>
        <ul className={styles.entries}>
          {rows.map((row) => (
            <RehearseEntry key={row.what} row={row} state={state} />
          ))}
        </ul>
      </div>
      <div className={styles.footer}>
        <p role="status">{count === 0 ? t('nothing') : t('running', { count })}</p>
        <Button h="var(--target)" onClick={() => state.end({})}>
          {t('allWell')}
        </Button>
        {state.failure !== null && (
          <p role="alert" className={styles.failure}>
            {state.failure}
          </p>
        )}
      </div>
    </dialog>
  );
}
