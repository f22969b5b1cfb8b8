import { useSyncExternalStore } from 'react';

// While one of these is open screen readers hear nothing of the rest of the page, live regions included.
let open: readonly HTMLElement[] = [];
const listeners = new Set<() => void>();

/** Says that a dialog lies over the page. The returned function says that it is gone. */
export function dialogOpened(dialog: HTMLElement): () => void {
  set([...open, dialog]);
  return () => set(open.filter((other) => other !== dialog));
}

/** The dialog over everything else; null while there is none. */
export function useTopDialog(): HTMLElement | null {
  return useSyncExternalStore(
    subscribe,
    () => open.at(-1) ?? null,
    () => null,
  );
}

function set(next: readonly HTMLElement[]): void {
  open = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
