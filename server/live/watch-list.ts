import { MAX_WATCHED } from '#protocol/watch';

/** The sensors that a browser watches, each once, in one order: the same list is the same text. Null: that is no such list. */
export function parseWatchList(value: unknown): readonly string[] | null {
  if (!Array.isArray(value) || value.length > MAX_WATCHED || !value.every(isText)) return null;
  return [...new Set(value)].sort();
}

/** What is said of a list that is none. */
export const NO_WATCH_LIST = `"watch" takes one list of at most ${MAX_WATCHED} sensor ids, each a text; nothing has changed. Send a shorter list.`;

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
