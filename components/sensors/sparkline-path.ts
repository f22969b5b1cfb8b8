import { bucketMs } from '../chart/decimate';
import { linePath } from '../chart/line-path';
import { gapMs, traceOf } from '../chart/trace';
import { rhythmMs } from './rhythm';
import type { ShownPoints } from './shown-points';

export type SparklineSize = { width: number; height: number };

/** A sparkline in its own pixels; `limitsY` where the given limits run, null for those out of sight. */
export type Sparkline = { path: string; limitsY: (number | null)[] };

/** In °C: less is noise and stays flat. */
const MIN_SPAN = 2;

/** The line of the shown points, broken at gaps. */
export function sparkline(shown: ShownPoints, limits: readonly (number | null)[], size: SparklineSize): Sparkline {
  const lacking = Math.max(0, MIN_SPAN - (shown.high - shown.low)) / 2;
  const low = shown.low - lacking;
  const scale = (size.height - 2) / (shown.high + lacking - low);
  const yOf = (celsius: number) => size.height - 1 - (celsius - low) * scale;
  return {
    path: pathOf(shown, { width: size.width, yOf }),
    limitsY: limits.map((limit) => visibleY(limit, { yOf, height: size.height })),
  };
}

function pathOf(shown: ShownPoints, { width, yOf }: { width: number; yOf(celsius: number): number }): string {
  const rows = rowsOf(shown, width);
  const firstMs = rows[0]?.atMs ?? 0;
  const pxPerMs = width / Math.max(1, shown.spanMs);
  return linePath(rows, {
    x: ({ atMs }) => (atMs - firstMs) * pxPerMs,
    y: ({ celsius }) => (celsius === null ? null : yOf(celsius)),
  });
}

function rowsOf({ points, spanMs }: ShownPoints, width: number) {
  const bucket = bucketMs(spanMs, width);
  return traceOf({ points, earlier: [], fromMs: 0, gapMs: gapMs(rhythmMs(points)), bucketMs: bucket });
}

type Visibility = { yOf(celsius: number): number; height: number };

function visibleY(limit: number | null, { yOf, height }: Visibility): number | null {
  if (limit === null) return null;
  const y = yOf(limit);
  return y >= 0 && y <= height ? y : null;
}
