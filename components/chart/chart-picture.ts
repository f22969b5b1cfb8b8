import type { ThresholdLimits } from '#protocol/threshold';
import type { LiveSensor } from '../live/live-sensor';
import { rhythmMs } from '../sensors/rhythm';
import { type TemperatureUnit, toUnit } from '../words/celsius';
import { bucketMs } from './decimate';
import { liveSpanMs, liveWindow, type TimeWindow } from './live-span';
import { type TimeTicks, timeTicks, zoneMs } from './time-ticks';
import { gapMs, type TraceRow, traceOf } from './trace';
import { nextDomain, type ValueDomain } from './value-domain';

/** One place on the chart, in the viewer's degrees; both null where the line is broken. */
export type DrawnRow = { atMs: number; reading: number | null; average: number | null };

/** A chart as it stands: nothing in it but what is drawn. */
export type ChartPicture = {
  spanMs: number;
  window: TimeWindow;
  time: TimeTicks;
  domain: ValueDomain;
  rows: DrawnRow[];
  /** Those of `rows` with a gap on either side: no line would show them. */
  alone: DrawnRow[];
};

export type PictureInput = {
  sensor: LiveSensor;
  /** Limits to show where they are near, °C. */
  limits: readonly (number | null)[];
  unit: TemperatureUnit;
  nowMs: number;
  widthPx: number;
};

/** The axis never spans less: a fridge's tenth of a degree is no mountain. In °C. */
const MIN_SPAN_CELSIUS = 2;

/** A time and the room around it. */
const TIME_TICK_PX = 84;

/** The next picture. The span and the y axis of the shown one stay while they fit. */
export function nextPicture(shown: ChartPicture | null, input: PictureInput): ChartPicture {
  const { sensor, nowMs, widthPx, unit } = input;
  const everyMs = rhythmMs(sensor.points.length > 1 ? sensor.points : sensor.earlier);
  const spanMs = liveSpanMs(everyMs, shown?.spanMs ?? null);
  const window = liveWindow(newestMs(sensor), { spanMs, nowMs });
  const shape = { gapMs: gapMs(everyMs), bucketMs: bucketMs(spanMs, widthPx) };
  // A little more than is seen, so that the line comes in from the edge.
  const fromMs = window.fromMs - shape.gapMs;
  const trace = traceOf({ ...shape, points: sensor.points, earlier: sensor.earlier, fromMs });
  const rows = trace.map((row) => drawn(row, unit));
  const isSeen = ({ atMs }: DrawnRow) => atMs >= window.fromMs;
  return {
    spanMs,
    window,
    time: timeTicks({ ...window, most: Math.max(2, Math.floor(widthPx / TIME_TICK_PX)), zoneMs: zoneMs(window.toMs) }),
    domain: nextDomain(shown?.domain ?? null, {
      data: extremes(rows.filter(isSeen)),
      limits: input.limits.flatMap((celsius) => (celsius === null ? [] : [toUnit(celsius, unit)])),
      minSpan: toUnit(MIN_SPAN_CELSIUS, unit) - toUnit(0, unit),
    }),
    rows,
    alone: rows.filter((row, index) => isAlone(rows, index) && isSeen(row)),
  };
}

function isAlone(rows: readonly DrawnRow[], index: number): boolean {
  const hasReading = (row: DrawnRow | undefined) => row !== undefined && row.reading !== null;
  return hasReading(rows[index]) && !hasReading(rows[index - 1]) && !hasReading(rows[index + 1]);
}

// The last of the log is not the newest where readings come late.
function newestMs({ points, earlier }: LiveSensor): number | null {
  let newest = earlier.at(-1)?.[0] ?? null;
  for (const [atMs] of points) if (newest === null || atMs > newest) newest = atMs;
  return newest;
}

function drawn({ atMs, celsius, average }: TraceRow, unit: TemperatureUnit): DrawnRow {
  return { atMs, reading: degrees(celsius, unit), average: degrees(average, unit) };
}

function degrees(celsius: number | null, unit: TemperatureUnit): number | null {
  return celsius === null ? null : toUnit(celsius, unit);
}

function extremes(rows: readonly DrawnRow[]): { low: number; high: number } | null {
  const values = rows.flatMap(({ reading, average }) => [reading, average].filter((value) => value !== null));
  return values.length === 0 ? null : { low: Math.min(...values), high: Math.max(...values) };
}

/** The limits of a threshold and of a draft of it, high ones first. */
export function limitsOf(saved: ThresholdLimits | null, draft: ThresholdLimits | null): (number | null)[] {
  return [saved, draft].flatMap((limits) => (limits === null ? [] : [limits.high, limits.low]));
}
