import type { Alert } from '#protocol/alert';
import type { ThresholdLimits } from '#protocol/threshold';
import type { LiveSensor } from '../live/live-sensor';
import type { LiveState } from '../live/live-state';
import { rhythmMs } from '../sensors/rhythm';
import { liveSpanMs } from './live-span';

/** What a chart is drawn of. The same object while it would look the same. */
export type ChartMoment = {
  sensor: LiveSensor | undefined;
  /** What holds for the sensor, its own or the default. */
  limits: ThresholdLimits | null;
  /** All alerts there are, of which the chart marks its sensor's. */
  alerts: LiveState['alerts'];
  isOffline: boolean;
  /** By the server's clock, epoch ms. */
  nowMs: number;
};

/** Four drawings a second, with some room for a timer that was late the time before. */
const MIN_STEP_MS = 225;

/** Without a new reading the chart slides by about a pixel; seldomer than a sensor of 1 Hz speaks, for its reading slides it too. */
const MIN_SLIDE_MS = 1_500;
const SLIDES_A_SPAN = 1_000;

/** The moment to draw: the shown one until there is something new to see, four times a second at most. */
export function nextMoment(
  shown: ChartMoment | null,
  { sensorId, state, nowMs }: { sensorId: string; state: LiveState; nowMs: number },
): ChartMoment {
  const sensor = state.sensors.get(sensorId);
  const limits = sensor?.threshold ?? state.defaultThreshold;
  const moment = { sensor, limits, alerts: state.alerts, isOffline: state.link === 'offline', nowMs };
  if (shown === null) return moment;
  // A clock that was set is followed at once.
  const sinceMs = Math.abs(nowMs - shown.nowMs);
  if (sinceMs < MIN_STEP_MS) return shown;
  return looksSame(shown, moment) && sinceMs < slideMs(sensor) ? shown : moment;
}

function looksSame(a: ChartMoment, b: ChartMoment): boolean {
  return a.sensor === b.sensor && a.limits === b.limits && a.alerts === b.alerts && a.isOffline === b.isOffline;
}

function slideMs(sensor: LiveSensor | undefined): number {
  const spanMs = liveSpanMs(rhythmMs(sensor?.points ?? []), null);
  return Math.max(MIN_SLIDE_MS, spanMs / SLIDES_A_SPAN);
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
