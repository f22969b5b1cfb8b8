import { describe, expect, it, vi } from 'vitest';
import type { ChartPicture } from './chart-picture';
import { createDrawnRows } from './drawn-rows';

const row = (atMs: number) => ({ atMs, reading: 20, average: null });
const picture = (rows: ChartPicture['rows']) =>
  ({ rows, alone: [], window: { fromMs: 0, toMs: 9_000 } }) as unknown as ChartPicture;

describe('the rows a chart is drawn of', () => {
  it('[PG410] are told when they are others, and only then', () => {
    const drawn = createDrawnRows();
    const heard = vi.fn();
    const end = drawn.subscribe(heard);
    const rows = [row(1_000), row(2_000)];
    drawn.set(picture(rows));
    drawn.set(picture(rows));
    expect(heard).toHaveBeenCalledTimes(1);
    expect(drawn.now()).toMatchObject({ rows, knownMs: 2_000 });
    end();
    drawn.set(picture([]));
    expect(heard).toHaveBeenCalledTimes(1);
    expect(drawn.now().knownMs).toBe(9_000);
  });
});
