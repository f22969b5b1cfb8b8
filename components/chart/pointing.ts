/** What time of a chart is pointed at, epoch ms; null: none. It stays when the chart moves on. */
export type Pointing = {
  atMs(): number | null;
  point(atMs: number | null): void;
  subscribe(listener: () => void): () => void;
};

export function createPointing(): Pointing {
  let pointed: number | null = null;
  const listeners = new Set<() => void>();
  return {
    atMs: () => pointed,
    point(atMs) {
      if (atMs === pointed) return;
      pointed = atMs;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Where in rows in order of time the one nearest to a time is; of two as near the later one. −1: there is none. */
export function nearestIndex(rows: readonly { atMs: number }[], atMs: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.atMs ?? 0) < atMs) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [rows[low - 1], rows[low]];
  if (before === undefined || after === undefined) return after === undefined ? low - 1 : low;
  return atMs - before.atMs < after.atMs - atMs ? low - 1 : low;
}

/** Half of what would be a gap: nearer to a reading than that nobody would have missed one yet. */
const REACH = 0.5;

type Near = {
  atMs: number;
  /** A silence longer than this is a gap. */
  gapMs: number;
  /** So near a pointer means the reading, whatever its rhythm: what a hand can hit. */
  leastMs: number;
};

/**
 * What is read at a time from rows in order of time, broken where `reading` is null: the nearest reading on a line, and
 * in a gap or beside the line only one that is near. Null: there is none.
 */
export function rowNear<Row extends { atMs: number; reading: number | null }>(
  rows: readonly Row[],
  { atMs, gapMs, leastMs }: Near,
): Row | null {
  const index = nearestIndex(rows, atMs);
  const nearest = rows[index];
  if (nearest === undefined) return null;
  const across = rows[nearest.atMs <= atMs ? index + 1 : index - 1];
  if (isRead(nearest) && isRead(across)) return nearest;
  // A break lies in the middle of its gap: of a short one both ends may be near it.
  const reachMs = Math.max(REACH * gapMs, leastMs);
  const isNear = (row: Row | undefined) => isRead(row) && Math.abs(row.atMs - atMs) <= reachMs;
  return [nearest, across, rows[index - 1], rows[index + 1]].find(isNear) ?? null;
}

function isRead<Row extends { reading: number | null }>(row: Row | undefined): row is Row {
  return row !== undefined && row.reading !== null;
}
