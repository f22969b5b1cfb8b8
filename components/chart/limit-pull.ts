import type { ChartBox } from './chart-box';

/** How far beyond the plot a pull is followed at a time, of the plot's height: the axis grows under it, and does not run away. */
const MOST_BEYOND = 0.12;

/** Where a pointer at `y` (px of the chart) puts a limit, in the viewer's degrees. `isBeyond`: over the plot's edge. */
export function pulledTo(
  y: number,
  { top, bottom, degrees }: Pick<ChartBox, 'top' | 'bottom' | 'degrees'>,
): { degrees: number; isBeyond: boolean } {
  const most = MOST_BEYOND * (bottom - top);
  const followed = Math.min(bottom + most, Math.max(top - most, y));
  return { degrees: degrees(followed), isBeyond: y < top || y > bottom };
}
