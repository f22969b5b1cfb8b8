'use client';

import { useEffect, useRef } from 'react';
import { createKeptDrafts, type KeptDraft } from './kept-drafts';

/** Of this tab. */
export const keptDrafts = createKeptDrafts(() => sessionStorage);

/** Keeps what is filled in and not saved at a form; null: nothing is. It goes along when the form is made another's. */
export function useKeptDraft(address: string, draft: KeptDraft | null): void {
  const at = useRef(address);
  const text = draft === null ? null : JSON.stringify(draft);
  useEffect(() => {
    if (at.current !== address) keptDrafts.keep(at.current, null);
    at.current = address;
    keptDrafts.keep(address, text === null ? null : JSON.parse(text));
  }, [address, text]);
  useAskBeforeClosing(text !== null);
}

// The tab's memory goes with the tab.
function useAskBeforeClosing(hasDraft: boolean): void {
  useEffect(() => {
    if (!hasDraft) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [hasDraft]);
}
