'use client';

import { Button } from '@mantine/core';
import { type RefObject, useEffect, useRef } from 'react';
import type { TheirLimits } from './threshold-draft';
import styles from './threshold-form.module.css';
import type { SaveNotice, ThresholdSaving } from './use-threshold-saving';
import { type ThresholdWords, useThresholdWords } from './use-threshold-words';

/** How long a change can be taken back with one press. */
const UNDO_MS = 10_000;

type SaveNoticeLineProps = {
  saving: ThresholdSaving;
  hasDraft: boolean;
  theirs: TheirLimits | null;
  onUndone(): void;
};

/** What became of the last command, for eyes and ears; the region is there before its words, or none are read. */
export function SaveNoticeLine({ saving, hasDraft, theirs, onUndone }: SaveNoticeLineProps) {
  const words = useThresholdWords();
  const { notice, isSaving } = saving;
  const undo = notice?.undo ?? null;
  const line = useRef<HTMLDivElement>(null);
  useEndOfUndo(saving, line);
  // The choice itself stands in the draft's bar: here it is for the ears alone.
  const isSeenAbove = theirs !== null;
  return (
    <div ref={line} className={styles.notice} data-kind={notice?.kind}>
      <p role="status" className={isSeenAbove ? styles.unseen : undefined}>
        {theirs ? words.refusal({ kind: 'moved', theirs }) : notice && noticeWords(notice, { words, hasDraft })}
      </p>
      {undo && !isSaving && (
        <Button variant="default" h="var(--target)" onClick={() => void saving.undo(undo).then(onUndone)}>
          {words.t('undo')}
        </Button>
      )}
    </div>
  );
}

const DONE_WORDS = { saved: 'saved', reset: 'backSaved', undone: 'undone' } as const;

function noticeWords(notice: SaveNotice, { words, hasDraft }: { words: ThresholdWords; hasDraft: boolean }): string {
  const { t, hand, refusal, movedMeanwhile } = words;
  if (notice.kind === 'reverted') return hand('reverted');
  if (notice.kind !== 'refused') return t(DONE_WORDS[notice.kind]);
  if (hasDraft) return t('draftKept', { why: refusal(notice.refusal) });
  const refused = notice.refusal;
  return refused.kind === 'moved' ? movedMeanwhile(refused.theirs) : refusal(refused);
}

// Not while somebody is at it: the button must not go away under the finger.
function useEndOfUndo({ notice, setNotice }: ThresholdSaving, line: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    if (notice === null || (notice.kind === 'refused' && notice.undo === null)) return;
    const end = () => {
      if (line.current?.matches(':hover, :focus-within')) timer = setTimeout(end, 1000);
      else setNotice((known) => (known === notice ? null : known));
    };
    let timer = setTimeout(end, UNDO_MS);
    return () => clearTimeout(timer);
  }, [notice, setNotice, line]);
}
