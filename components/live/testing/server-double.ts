import type { Alert } from '#protocol/alert';
import type { Frame, Point, Snapshot } from '#protocol/frame';
import type { Threshold } from '#protocol/threshold';
import { buildAlert, buildFeed, buildSnapshot, buildThreshold, SERVER_NOW_MS } from './build';

type Truth = { points: Point[]; threshold: Threshold | null };

/** What a browser is sent of a sensor's past; small, so that tests lose some of it. */
export const RECENT = 8;

/** A server small enough to be obviously right: it keeps everything and sends one frame a change. */
export function createServerDouble() {
  const sensors = new Map<string, Truth>();
  const alerts = new Map<string, Alert>();
  let seq = 0;
  let startedMs = SERVER_NOW_MS;
  let nowMs = SERVER_NOW_MS;

  const frame = (parts: Partial<Frame>): Frame => {
    seq += 1;
    nowMs += 100;
    return { seq, serverTimeMs: nowMs, ...parts };
  };
  const feed = () => buildFeed({ connectedSinceMs: startedMs });

  return {
    sensors,
    alerts,
    seq: () => seq,
    read(sensorId: string, count: number): Frame {
      const sensor = sensors.get(sensorId) ?? { points: [], threshold: null };
      sensors.set(sensorId, sensor);
      const firstN = sensor.points.length + 1;
      const points = Array.from({ length: count }, (_, index): Point => [nowMs + index, firstN + index, null]);
      sensor.points.push(...points);
      return frame({ readings: [[sensorId, firstN, points]], feed: feed() });
    },
    setThreshold(sensorId: string, high: number | null): Frame {
      const sensor = sensors.get(sensorId);
      if (!sensor) return frame({});
      sensor.threshold = high === null ? null : buildThreshold({ high, version: seq + 2 });
      return frame({ thresholds: [[sensorId, sensor.threshold]] });
    },
    openAlert(sensorId: string): Frame {
      if (!sensors.has(sensorId)) return frame({});
      const alert = buildAlert({ id: `${sensorId}-${seq}`, sensorId, openedAtMs: nowMs });
      alerts.set(alert.id, alert);
      return frame({ alerts: [alert] });
    },
    endAlerts(sensorId: string): Frame {
      const open = [...alerts.values()].filter((alert) => alert.sensorId === sensorId && alert.endedAtMs === null);
      const ended = open.map((alert): Alert => ({ ...alert, endedAtMs: nowMs, endReason: 'back' }));
      for (const alert of ended) alerts.set(alert.id, alert);
      return frame({ alerts: ended });
    },
    remove(sensorId: string): Frame {
      sensors.delete(sensorId);
      for (const alert of alerts.values())
        if (alert.sensorId === sensorId && alert.endedAtMs === null) alerts.delete(alert.id);
      return frame({ removed: [sensorId] });
    },
    restart(): void {
      sensors.clear();
      alerts.clear();
      seq = 0;
      nowMs += 5_000;
      startedMs = nowMs;
    },
    snapshot(): Snapshot {
      const told = [...sensors].map(([sensorId, { points, threshold }]) => {
        const recent = points.slice(-RECENT);
        return { sensorId, threshold, firstN: points.length - recent.length + 1, recent };
      });
      return buildSnapshot({ seq, serverTimeMs: nowMs, feed: feed(), sensors: told, alerts: [...alerts.values()] });
    },
  };
}

export type ServerDouble = ReturnType<typeof createServerDouble>;
