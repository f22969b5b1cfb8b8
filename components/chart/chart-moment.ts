import type { Alert } from '#protocol/alert';
import type { Threshold, ThresholdLimits } from '#protocol/threshold';
import { LAST_MS, type Range } from '../history/range';
import type { SpanView } from '../history/span-store';
import type { LiveSensor } from '../live/live-sensor';
import type { LiveState } from '../live/live-state';
import { rhythmMs } from '../sensors/rhythm';
import { rulesFor } from '../setup/rules-for';
import { liveSpanMs } from './live-span';

/** What a chart is drawn of. The same object while it would look the same. */
export type ChartMoment = {
  sensor: LiveSensor | undefined;
  /** What holds for the sensor, its own or the default; null for one that is not live. */
  limits: Threshold | null;
  /** Early limits; null for one that is not live. The same object while they are the same. */
  warning: ThresholdLimits | null;
  /** What the sensor sends when it has no reading, °C; none for one that is not live. The same array while it says the same. */
  errorValues: readonly number[];
  /** All alerts there are, of which the chart marks its sensor's. */
  alerts: LiveState['alerts'];
  /** What the server told of the range. */
  view: SpanView;
  isOffline: boolean;
  /** By the server's clock, epoch ms. */
  nowMs: number;
};

const NO_VALUES: readonly number[] = [];

/** A moment somebody holds on to: all that was known then, and when it was by the server's clock, epoch ms. */
export type Held = { state: LiveState; nowMs: number };

export type MomentInput = {
  sensorId: string;
  range: Range;
  view: SpanView;
  state: LiveState;
  nowMs: number;
  /** Its readings and its time are shown; limits, alerts and the link are always those of now. Null: nothing is held. */
  held?: Held | null;
};

/** Four drawings a second, with some room for a timer that was late the time before. */
const MIN_STEP_MS = 225;

/** A reading is so narrow in a long range that nobody sees one more of them; what it changes is seen soon enough. */
const LONG_STEP_MS = 2_000;
const STEPS_A_SPAN = 3_600;

/** Without a new reading the chart slides by about a pixel; seldomer than a sensor of 1 Hz speaks, for its reading slides it too. */
const MIN_SLIDE_MS = 1_500;
const SLIDES_A_SPAN = 1_000;

/** The moment to draw: the shown one until there is something new to see, four times a second at most. */
export function nextMoment(
  shown: ChartMoment | null,
  { sensorId, range, view, state, nowMs: presentMs, held = null }: MomentInput,
): ChartMoment {
  const present = state.sensors.get(sensorId);
  const limits = present === undefined ? null : (present.threshold ?? state.defaultThreshold);
  const rules = present === undefined ? null : rulesFor(sensorId, state.settings);
  const [warning, errorValues] = [rules?.warning ?? null, rules?.fault.errorValues ?? NO_VALUES];
  const sensor = held === null ? present : held.state.sensors.get(sensorId);
  const nowMs = held?.nowMs ?? presentMs;
  const { alerts, link } = state;
  const moment = { sensor, limits, warning, errorValues, alerts, view, isOffline: link === 'offline', nowMs };
  if (shown === null) return moment;
  // No time passes, so nothing comes too fast.
  if (held !== null) return isHeard(shown, moment) && isTold(shown, moment) ? shown : moment;
  // A clock that was set is followed at once.
  const sinceMs = Math.abs(nowMs - shown.nowMs);
  // What was asked of the past comes seldom, and somebody is looking for it.
  if (shown.view.own !== view.own) return moment;
  if (sinceMs < MIN_STEP_MS) return shown;
  if (!isTold(shown, moment)) return moment;
  if (sinceMs < stepMs(range)) return shown;
  return isHeard(shown, moment) && sinceMs < slideMs(range, sensor) ? shown : moment;
}

// Nothing of this comes with every reading: it is shown at once.
function isTold(a: ChartMoment, b: ChartMoment): boolean {
  const isSameRules = a.limits === b.limits && a.warning === b.warning && a.errorValues === b.errorValues;
  return isSameRules && a.view === b.view && a.alerts === b.alerts && a.isOffline === b.isOffline;
}

function isHeard(a: ChartMoment, b: ChartMoment): boolean {
  return a.sensor === b.sensor;
}

function stepMs(range: Range): number {
  if (range.kind === 'live') return MIN_STEP_MS;
  if (range.kind === 'fixed') return LONG_STEP_MS;
  return Math.min(LONG_STEP_MS, Math.max(MIN_STEP_MS, LAST_MS[range.name] / STEPS_A_SPAN));
}

function slideMs(range: Range, sensor: LiveSensor | undefined): number {
  if (range.kind === 'fixed') return Number.POSITIVE_INFINITY;
  const spanMs = range.kind === 'last' ? LAST_MS[range.name] : liveSpanMs(rhythmMs(sensor?.points ?? []), null);
  return Math.max(MIN_SLIDE_MS, spanMs / SLIDES_A_SPAN);
}

/** The live alerts with those told of the past, each once. */
export function withTold({ alerts, sensor, view }: Pick<ChartMoment, 'alerts' | 'sensor' | 'view'>): Alert[] {
  const told = view.spans.flatMap((span) => span.alerts);
  const byId = new Map(told.map((alert) => [alert.id, alert]));
  // All open alerts of a live sensor are live: what was told as open and is not among them ended meanwhile.
  if (sensor !== undefined) for (const { id, endedAtMs } of byId.values()) if (endedAtMs === null) byId.delete(id);
  for (const [id, alert] of alerts) byId.set(id, alert);
  return [...byId.values()];
}

/** The sensor's alerts that touch the time shown, oldest first. */
export function alertsWithin(
  alerts: Iterable<Alert>,
  { sensorId, fromMs, toMs }: { sensorId: string; fromMs: number; toMs: number },
): Alert[] {
  const touches = (alert: Alert) => alert.openedAtMs <= toMs && (alert.endedAtMs ?? toMs) >= fromMs;
  return [...alerts]
    .filter((alert) => alert.sensorId === sensorId && touches(alert))
    .sort((a, b) => a.openedAtMs - b.openedAtMs);
}
