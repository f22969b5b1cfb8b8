/** What stands on one screen: more could not be read from across a room. */
export const PAGE_SIZE = 60;

/** A place is best when it is so many times as wide as it is high: a value with its unit over a few words. */
const SHAPE = 1.7;
/** Narrower than this a name is only its first letters. In px. */
const MIN_WIDTH = 128;

/** How many columns make `count` places largest on a screen of so many px. */
export function columnsFor(count: number, { width, height }: { width: number; height: number }): number {
  const most = Math.max(1, Math.min(count, Math.floor(width / MIN_WIDTH)));
  let best = { columns: 1, size: 0 };
  for (let columns = 1; columns <= most; columns += 1) {
    const size = Math.min(width / columns / SHAPE, height / Math.ceil(count / columns));
    if (size > best.size) best = { columns, size };
  }
  return best.columns;
}

/** How many pages so many places are; at least one. */
export function pagesOf(count: number): number {
  return Math.max(1, Math.ceil(count / PAGE_SIZE));
}
