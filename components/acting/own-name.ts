import { recall, remember } from '../shell/local-memory';

const KEY = 'isotherm.by';

/** Longest name the server takes, in code points. */
export const MAX_NAME_LENGTH = 60;

/** What this browser's person calls themselves; null: nobody said. */
export function ownName(): string | null {
  return recall(KEY) || null;
}

/** Empty: nobody in particular. */
export function rememberOwnName(name: string): void {
  remember(KEY, cutName(name));
}

/** A name as the server takes it: by code points, not in the middle of one. */
export function cutName(name: string): string {
  return [...name.replace(/\p{C}/gu, '').trim()].slice(0, MAX_NAME_LENGTH).join('').trim();
}
