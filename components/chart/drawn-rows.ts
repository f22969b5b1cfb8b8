import type { ChartPicture } from './chart-picture';

/** What lines are drawn of. `knownMs`: as far as anything is known, epoch ms. */
export type RowsNow = Pick<ChartPicture, 'rows' | 'alone' | 'compared' | 'gapMs'> & { knownMs: number };

/**
 * What a chart's lines are drawn of at this moment, apart from its axes: that changes with every reading, they seldom, and what is drawn by
 * itself need not wait for a tree to be rendered.
 */
export type DrawnRows = {
  now(): RowsNow;
  set(picture: ChartPicture): void;
  /** The returned function ends it. */
  subscribe(listener: () => void): () => void;
};

const NOTHING: RowsNow = { rows: [], alone: [], compared: [], gapMs: 0, knownMs: 0 };

/** Of no picture yet. */
export function createDrawnRows(): DrawnRows {
  let now = NOTHING;
  const listeners = new Set<() => void>();
  return {
    now: () => now,
    set({ rows, alone, compared, gapMs, window }) {
      if (rows === now.rows && compared === now.compared) return;
      now = { rows, alone, compared, gapMs, knownMs: rows.at(-1)?.atMs ?? window.toMs };
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
