'use client';

import { useSyncExternalStore } from 'react';
import { createRemembered } from '../attention/remembered';

/** The names of groups whose tiles are folded away; those of no group go by an empty name. */
export type FoldedGroups = ReadonlySet<string>;

const NONE: FoldedGroups = new Set();

/** What was remembered, as far as it can be read. */
export function parseFolded(text: string | null): FoldedGroups {
  try {
    const names: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(names) ? new Set(names.filter((name) => typeof name === 'string')) : NONE;
  } catch {
    return NONE;
  }
}

// A set is remembered as a list.
const remembered = createRemembered<readonly string[] | FoldedGroups>('isotherm.folded', parseFolded);

/** Which groups this browser folded away, and how to fold or unfold one. */
export function useFoldedGroups(): { folded: FoldedGroups; turn(name: string): void } {
  const folded = useSyncExternalStore(remembered.subscribe, remembered.value, () => NONE);
  return { folded: new Set(folded), turn };
}

function turn(name: string): void {
  const folded = new Set(remembered.value());
  if (!folded.delete(name)) folded.add(name);
  remembered.set([...folded]);
}
