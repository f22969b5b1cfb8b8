import type { Step } from '../history/fold';
import { bestKnown } from '../history/known-span';
import { coversWindow, newestMs } from '../history/live-tail';
import type { Range } from '../history/range';
import { rangeWindow } from '../history/range-window';
import type { SpanView } from '../history/span-store';
import { spanTrace } from '../history/span-trace';
import type { LiveSensor } from '../live/live-sensor';
import { rhythmMs } from '../sensors/rhythm';
import { type TemperatureUnit, toUnit } from '../words/celsius';
import { type ComparedTrace, comparedExtremes, type TraceShape } from './compared-traces';
import { bucketMs } from './decimate';
import { liveSpanMs, type TimeWindow } from './live-span';
import { around, rowExtremes } from './row-extremes';
import { steadyWindow } from './steady-window';
import { type TimeTicks, timeTicks } from './time-ticks';
import type { TraceRow } from './trace';
import { nextDomain, type ValueDomain } from './value-domain';

/** One place on the chart, in the viewer's degrees; both null where the line is broken. `step`, in °C: what it sums up. */
export type DrawnRow = { atMs: number; reading: number | null; average: number | null; step?: Step };

/** A chart as it stands: nothing in it but what is drawn. */
export type ChartPicture = {
  /** What `Live` spans for this sensor, whatever is shown. */
  liveSpanMs: number;
  window: TimeWindow;
  time: TimeTicks;
  domain: ValueDomain;
  rows: DrawnRow[];
  /** Those of `rows` with a gap on either side: no line would show them. */
  alone: DrawnRow[];
  /** Lines of other sensors in the same time. */
  compared: readonly ComparedTrace[];
  /** What a row stands for; 0: one reading. */
  stepMs: number;
  /** A silence longer than this is a gap in `rows`, by the sensor's own rhythm. */
  gapMs: number;
  /** True where there is no reading in the window. */
  isEmpty: boolean;
  /** True where the live points are all there is in it. */
  isWhole: boolean;
};

export type PictureInput = {
  sensor: LiveSensor | undefined;
  range: Range;
  view: SpanView;
  /** Limits to show where they are near, °C. */
  limitsIn(window: TimeWindow): readonly number[];
  /** What the sensor sends when it has no reading, °C: seen on the line, which leaves the axis for them. */
  errorValues: readonly number[];
  /** Lines of other sensors, all of which the axis holds. */
  comparedIn?(shape: TraceShape): readonly ComparedTrace[];
  unit: TemperatureUnit;
  /** The viewer's, for the ticks of the time axis. */
  timeZone: string;
  nowMs: number;
  widthPx: number;
  /** True while a hand moves the chart: it follows, whatever is not known yet. */
  isMoving?: boolean;
};

/** The axis never spans less: a fridge's tenth of a degree is no mountain. In °C. */
const MIN_SPAN_CELSIUS = 2;

/** A time and the room around it. */
const TIME_TICK_PX = 84;

const NO_LINES: readonly ComparedTrace[] = [];

/** The next picture. The span and the y axis of the shown one stay while they fit. */
export function nextPicture(shown: ChartPicture | null, input: PictureInput): ChartPicture {
  const { view, unit, nowMs, widthPx, comparedIn } = input;
  const { window, liveSpan } = windowOf(shown, input);
  const bucket = bucketMs(window.toMs - window.fromMs, widthPx);
  const history = bestKnown(view, window)?.history ?? null;
  const trace = spanTrace({ sensor: input.sensor, history, window, bucketMs: bucket, nowMs });
  const rows = trace.rows.map((row) => drawn(row, unit));
  const seen = rows.filter(({ atMs, reading }) => reading !== null && atMs >= window.fromMs && atMs <= window.toMs);
  // A blank would tell less than what was shown, until the answer is there.
  const time = steadyTicks(shown, timeTicks({ ...window, most: mostTicks(widthPx), timeZone: input.timeZone }));
  if (seen.length === 0 && view.isAwaited && shown !== null) {
    return input.isMoving ? { ...shown, window, time, isWhole: false } : shown;
  }
  const compared = comparedIn?.({ window, bucketMs: bucket }) ?? NO_LINES;
  return {
    liveSpanMs: liveSpan,
    window,
    time,
    domain: domainOf(shown, { seen, compared, window, input }),
    rows,
    alone: aloneOf(rows, seen),
    compared,
    stepMs: trace.stepMs,
    gapMs: trace.gapMs,
    isEmpty: seen.length === 0,
    isWhole: seen.length > 0 && input.sensor !== undefined && coversWindow(input.sensor, window),
  };
}

function mostTicks(widthPx: number): number {
  return Math.max(2, Math.floor(widthPx / TIME_TICK_PX));
}

// The same object while they are the same: what did not change is not drawn again.
function steadyTicks(shown: ChartPicture | null, next: TimeTicks): TimeTicks {
  const known = shown?.time;
  const isSame = known?.stepMs === next.stepMs && known.ticks.join() === next.ticks.join();
  return known !== undefined && isSame ? known : next;
}

function windowOf(shown: ChartPicture | null, { sensor, range, nowMs, widthPx }: PictureInput) {
  const points = sensor === undefined ? [] : sensor.points.length > 1 ? sensor.points : sensor.earlier;
  const liveSpan = liveSpanMs(rhythmMs(points), shown?.liveSpanMs ?? null);
  const newest = sensor === undefined ? null : newestMs(sensor);
  const wanted = rangeWindow(range, { liveSpanMs: liveSpan, newestMs: newest, nowMs });
  if (range.kind !== 'fixed') return { liveSpan, window: steadyWindow(shown?.window ?? null, { wanted, widthPx }) };
  const isSame = shown?.window.fromMs === wanted.fromMs && shown.window.toMs === wanted.toMs;
  return { liveSpan, window: isSame ? shown.window : wanted };
}

type Seen = {
  seen: readonly DrawnRow[];
  compared: readonly ComparedTrace[];
  window: TimeWindow;
  input: PictureInput;
};

function domainOf(shown: ChartPicture | null, { seen, compared, window, input }: Seen): ValueDomain {
  const { limitsIn, unit } = input;
  return nextDomain(shown?.domain ?? null, {
    data: around(rowExtremes(seen, input), comparedExtremes(compared, { window, unit })),
    limits: limitsIn(window).map((celsius) => toUnit(celsius, unit)),
    minSpan: toUnit(MIN_SPAN_CELSIUS, unit) - toUnit(0, unit),
  });
}

const NONE: DrawnRow[] = [];

function aloneOf(rows: readonly DrawnRow[], seen: readonly DrawnRow[]): DrawnRow[] {
  const alone = rows.filter((row, index) => isAlone(rows, index) && seen.includes(row));
  return alone.length === 0 ? NONE : alone;
}

function isAlone(rows: readonly DrawnRow[], index: number): boolean {
  const hasReading = (row: DrawnRow | undefined) => row !== undefined && row.reading !== null;
  return hasReading(rows[index]) && !hasReading(rows[index - 1]) && !hasReading(rows[index + 1]);
}

function drawn({ atMs, celsius, average, step }: TraceRow, unit: TemperatureUnit): DrawnRow {
  const row = { atMs, reading: degrees(celsius, unit), average: degrees(average, unit) };
  return step === undefined ? row : { ...row, step };
}

function degrees(celsius: number | null, unit: TemperatureUnit): number | null {
  return celsius === null ? null : toUnit(celsius, unit);
}
