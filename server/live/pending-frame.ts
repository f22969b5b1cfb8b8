import type { Alert, AlertStep, Pending } from '#protocol/alert';
import type { Feed } from '#protocol/feed';
import type { Frame, Point, SensorReadings } from '#protocol/frame';
import type { Settings } from '#protocol/settings';
import type { Threshold } from '#protocol/threshold';
import type { Change } from '../domain/change';

/** What one frame will carry, before it has a number. */
export type FrameBody = Omit<Frame, 'seq' | 'serverTimeMs'>;

/**
 * Gathers changes into the body of one frame. Whole states (alerts, thresholds, the feed) replace what was gathered
 * of the same thing; a removed sensor takes its gathered readings and alerts with it, since readers apply `removed` first.
 */
export function createPendingFrame() {
  const readings = new Map<string, { firstN: number; points: Point[] }>();
  const alerts = new Map<string, Alert>();
  const thresholds = new Map<string | null, Threshold | null>();
  const settings = new Map<string, Settings>();
  const pending = new Map<string, Pending[]>();
  const removed = new Set<string>();
  let steps: AlertStep[] = [];
  let feed: Feed | null = null;
  let pointCount = 0;

  const addReading = ({ sensorId, n, point }: NonNullable<Change['reading']>) => {
    pointCount += 1;
    const gathered = readings.get(sensorId);
    if (gathered) gathered.points.push(point);
    else readings.set(sensorId, { firstN: n, points: [point] });
  };

  const addRemoved = (sensorId: string) => {
    readings.delete(sensorId);
    pending.delete(sensorId);
    for (const [id, alert] of alerts) if (alert.sensorId === sensorId) alerts.delete(id);
    removed.add(sensorId);
  };

  return {
    pointCount: () => pointCount,
    isEmpty: () =>
      [readings, alerts, thresholds, settings, pending, removed].every(({ size }) => size === 0) &&
      steps.length === 0 &&
      feed === null,
    addChange(change: Change): void {
      for (const sensorId of change.removed) addRemoved(sensorId);
      if (change.reading) addReading(change.reading);
      for (const [sensorId, threshold] of change.thresholds) thresholds.set(sensorId, threshold);
      for (const level of change.settings) settings.set(`${level.scope}:${level.id}`, level);
      for (const { step } of change.alerts) if (step !== null) steps.push(step);
      for (const [sensorId, of] of change.pending) pending.set(sensorId, [...of]);
    },
    addAlert(alert: Alert): void {
      alerts.set(alert.id, alert);
    },
    setFeed(next: Feed): void {
      feed = next;
    },
    /** The body gathered so far; what is empty is left out. The next one starts empty. */
    take(): FrameBody {
      const body: FrameBody = {};
      if (removed.size > 0) body.removed = [...removed];
      if (readings.size > 0) body.readings = [...readings].map(toSensorReadings);
      if (thresholds.size > 0) body.thresholds = [...thresholds];
      if (settings.size > 0) body.settings = [...settings.values()];
      if (pending.size > 0) body.pending = [...pending];
      if (alerts.size > 0) body.alerts = [...alerts.values()];
      if (steps.length > 0) body.steps = steps;
      if (feed) body.feed = feed;
      for (const gathered of [readings, alerts, thresholds, settings, pending, removed]) gathered.clear();
      steps = [];
      feed = null;
      pointCount = 0;
      return body;
    },
  };
}

function toSensorReadings([sensorId, { firstN, points }]: [string, { firstN: number; points: Point[] }]) {
  return [sensorId, firstN, points] satisfies SensorReadings;
}
