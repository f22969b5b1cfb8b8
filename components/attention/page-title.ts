'use client';

import { useEffect, useSyncExternalStore } from 'react';

// One for the tab: the page that is open says it.
let named: string | null = null;
const listeners = new Set<() => void>();

function name(title: string | null): void {
  named = title;
  for (const listen of listeners) listen();
}

/** Titles the tab by what a page shows once that is known; null: as the server titled it. */
export function usePageTitle(title: string | null): void {
  useEffect(() => {
    name(title);
    return () => name(null);
  }, [title]);
}

/** What the open page titled itself; null: it did not. */
export function useNamedTitle(): string | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => named,
    () => null,
  );
}
