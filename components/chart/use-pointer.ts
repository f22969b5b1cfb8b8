import { type RefObject, useEffect } from 'react';
import type { ChartBox } from './chart-box';
import type { DrawnRows } from './drawn-rows';
import { nearestIndex, type Pointing } from './pointing';

type PointerOf = { pointing: Pointing; drawn: DrawnRows; box: RefObject<ChartBox | null> };

/** Points by mouse, by a tap, and by the keys `,` and `.`, a row at a time. */
export function usePointer(plot: HTMLElement | null, { pointing, drawn, box }: PointerOf): void {
  useEffect(() => {
    if (plot === null) return;
    const ended = new AbortController();
    const { signal } = ended;
    const onPoint = (event: PointerEvent) => pointing.point(timeAt(plot, event.clientX, box.current));
    plot.addEventListener('pointermove', onPoint, { signal });
    plot.addEventListener('pointerdown', onPoint, { signal });
    // A finger leaves whenever it is lifted; what it pointed at is read after that.
    const onLeave = ({ pointerType }: PointerEvent) => pointerType !== 'touch' && pointing.point(null);
    plot.addEventListener('pointerleave', onLeave, { signal });
    plot.addEventListener('blur', () => pointing.point(null), { signal });
    plot.addEventListener('keydown', (event) => step(event, { pointing, drawn, box }), { signal });
    return () => ended.abort();
  }, [plot, pointing, drawn, box]);
}

/** The time that lies under a place of the screen; null beside the plot. */
function timeAt(plot: HTMLElement, clientX: number, box: ChartBox | null): number | null {
  const x = clientX - plot.getBoundingClientRect().left;
  return box === null || x < box.left || x > box.right ? null : box.atMs(x);
}

function step(event: KeyboardEvent, { pointing, drawn, box: boxRef }: PointerOf): void {
  const box = boxRef.current;
  const { rows } = drawn.now();
  const by = event.key === ',' ? -1 : event.key === '.' ? 1 : 0;
  if (by === 0 || box === null || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const [fromMs, toMs] = [box.atMs(box.left), box.atMs(box.right)];
  const pointed = pointing.atMs();
  // From where the pointer is; at first, and from out of sight, from the newest.
  const isSeen = pointed !== null && pointed >= fromMs && pointed <= toMs;
  const next = rows[nearestIndex(rows, isSeen ? pointed : toMs) + (isSeen ? by : 0)];
  if (next !== undefined && next.atMs >= fromMs && next.atMs <= toMs) pointing.point(next.atMs);
}
