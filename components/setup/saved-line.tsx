'use client';

import { Button } from '@mantine/core';
import { type RefObject, useEffect, useRef } from 'react';
import styles from './save-bar.module.css';
import type { SettingsNotice, SettingsSaving } from './use-settings-saving';
import { type SetupWords, useSetupWords } from './use-setup-words';

/** How long a change can be taken back with one press. */
const UNDO_MS = 10_000;

/** What became of the last command, for eyes and ears; the region is there before its words, or none are read. */
export function SavedLine({ saving }: { saving: SettingsSaving }) {
  const words = useSetupWords();
  const { notice } = saving;
  const line = useRef<HTMLDivElement>(null);
  useEndOfNotice(saving, line);
  const undo = notice?.kind === 'saved' ? notice.undo : null;
  return (
    <div ref={line} className={styles.notice} data-kind={notice?.kind === 'not-told' ? 'refused' : notice?.kind}>
      <p role="status">{notice !== null && noticeWords(notice, words)}</p>
      {undo !== null && (
        <Button variant="default" h="var(--target)" onClick={() => saving.undo(undo)}>
          {words.t('undo')}
        </Button>
      )}
    </div>
  );
}

function noticeWords(notice: SettingsNotice, { t, refusalWords, notToldWords }: SetupWords): string {
  if (notice.kind === 'not-told') return notToldWords(notice);
  if (notice.kind !== 'refused') return t(notice.kind);
  return refusalWords(notice.refusal);
}

// Not while somebody is at it: the button must not go away under the finger.
function useEndOfNotice({ notice, setNotice }: SettingsSaving, line: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    if (notice === null || notice.kind === 'refused' || notice.kind === 'not-told') return;
    const end = () => {
      if (line.current?.matches(':hover, :focus-within')) timer = setTimeout(end, 1000);
      else setNotice((known) => (known === notice ? null : known));
    };
    let timer = setTimeout(end, UNDO_MS);
    return () => clearTimeout(timer);
  }, [notice, setNotice, line]);
}
