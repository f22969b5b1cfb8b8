/** Something marked on the time axis, in pixels of the chart; `endX` where it is over. */
export type Marked<T> = { x: number; endX: number; of: T };

/** Marks that one press is for, and where it is taken. */
export type MarkGroup<T> = { x: number; left: number; right: number; marks: readonly Marked<T>[] };

/** What is pressed is never narrower. In px. */
export const PRESS_PX = 24;

/** Marks that would lie under one press are one. What lasts is pressed anywhere along it, as far as the next one lets it. */
export function groupMarks<T>(marks: readonly Marked<T>[]): MarkGroup<T>[] {
  const groups: Marked<T>[][] = [];
  for (const mark of marks.toSorted((a, b) => a.x - b.x)) {
    const last = groups.at(-1);
    if (last?.[0] !== undefined && mark.x - last[0].x < PRESS_PX) last.push(mark);
    else groups.push([mark]);
  }
  return groups.map((group, index) => {
    const x = group[0]?.x ?? 0;
    const nextX = groups[index + 1]?.[0]?.x ?? Number.POSITIVE_INFINITY;
    const endX = Math.min(Math.max(...group.map((mark) => mark.endX)), nextX - PRESS_PX / 2);
    return { x, left: x - PRESS_PX / 2, right: Math.max(x + PRESS_PX / 2, endX), marks: group };
  });
}
