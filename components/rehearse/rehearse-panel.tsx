'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { CrossIcon } from '../shell/icons';
import styles from './rehearse.module.css';
import { RehearseEntry } from './rehearse-entry';
import { countRunning, type RehearseRow } from './rehearse-rows';
import type { RehearsalsState } from './use-rehearsals';

type RehearsePanelProps = { rows: readonly RehearseRow[]; state: RehearsalsState; onClose: () => void };

/** Beside the page, not over it: whoever presses wants to see what becomes of it. */
export function RehearsePanel({ rows, state, onClose }: RehearsePanelProps) {
  const t = useTranslations('rehearse');
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const count = countRunning(rows);
  useEffect(() => {
    const dialog = ref.current;
    dialog?.show();
    return () => dialog?.close();
  }, []);
  // A dialog that is not modal does not listen by itself.
  const closeOnEscape = (event: KeyboardEvent) => event.key === 'Escape' && onClose();
  return (
    <dialog ref={ref} className={styles.panel} aria-labelledby={titleId} onKeyDown={closeOnEscape}>
      <header className={styles.header}>
        <h2 id={titleId}>{t('title')}</h2>
        <button type="button" className={styles.close} onClick={onClose} aria-label={t('close')}>
          <CrossIcon />
        </button>
      </header>
      <p className={styles.intro}>{t('intro')}</p>
      <ul className={styles.entries}>
        {rows.map((row) => (
          <RehearseEntry key={row.what} row={row} state={state} />
        ))}
      </ul>
      <footer className={styles.footer}>
        <p role="status">{count === 0 ? t('nothing') : t('running', { count })}</p>
        <Button h="var(--target)" disabled={count === 0} loading={state.isSending} onClick={() => state.end({})}>
          {t('allWell')}
        </Button>
        {state.failure !== null && (
          <p role="alert" className={styles.failure}>
            {state.failure}
          </p>
        )}
      </footer>
    </dialog>
  );
}
