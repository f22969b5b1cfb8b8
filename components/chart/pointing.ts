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
