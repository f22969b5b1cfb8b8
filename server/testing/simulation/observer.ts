import type { Alert } from '#protocol/alert';
import type { Feed } from '#protocol/feed';
import type { SensorSummary } from '#protocol/sensor';
import type { Threshold } from '#protocol/threshold';
import type { BoardView, Frames } from '#server/ports';
import { ROAMING, writingOrder } from './sim-log';

/** What a browser knows: one that joined at the beginning and applied everything since. */
export type Observer = {
  readonly frames: Frames;
  readonly snapshots: number;
  feed(): Feed | null;
  /** What a browser may never see, a sentence each: a reading shown twice, or a board that goes back. */
  readonly oddities: readonly string[];
  /** What differs between the browser and the board it is shown, a sentence each. */
  differences(board: BoardView, nowMs: number): string[];
};

type Seen = { n: number; celsius: number; average: number | null; own: Threshold | null };

const LAST_PAGE = { after: null, limit: Number.MAX_SAFE_INTEGER };

/** `board` is what the server shows whenever it says that it shows another one; null while the process is dead. */
export function createObserver(board: () => BoardView | null): Observer {
  let sensors = new Map<string, Seen>();
  let open = new Map<string, Alert>();
  let byDefault: Threshold | null = null;
  let feed: Feed | null = null;
  let snapshots = 0;
  const oddities: string[] = [];

  const join = (view: BoardView) => {
    snapshots += 1;
    for (const { sensorId, latest } of view.summaries(LAST_PAGE)) {
      const known = sensors.get(sensorId)?.n ?? 0;
      if ((latest?.n ?? 0) < known) oddities.push(`${sensorId} went back from ${known} to ${latest?.n}.`);
    }
    byDefault = view.defaultThreshold();
    sensors = new Map(view.summaries(LAST_PAGE).map((summary) => [summary.sensorId, seenIn(summary, view)]));
    open = new Map(openOf(view).map((alert) => [alert.id, alert]));
  };

  const frames: Frames = {
    push({ reading, alerts, thresholds, removed }) {
      for (const sensorId of removed) {
        sensors.delete(sensorId);
        for (const [id, alert] of open) if (alert.sensorId === sensorId) open.delete(id);
      }
      if (reading !== null) {
        const { sensorId, n, point } = reading;
        const known = sensors.get(sensorId);
        if (known !== undefined && n !== known.n + 1) oddities.push(`${sensorId} went on from ${known.n} with ${n}.`);
        const isOlder = known !== undefined && writingOrder(point[1]) <= writingOrder(known.celsius);
        if (isOlder && sensorId !== ROAMING) oddities.push(`${sensorId} is shown ${point[1]} after ${known.celsius}.`);
        sensors.set(sensorId, { own: sensors.get(sensorId)?.own ?? null, n, celsius: point[1], average: point[2] });
      }
      for (const [sensorId, threshold] of thresholds) {
        const seen = sensorId === null ? undefined : sensors.get(sensorId);
        if (sensorId === null) byDefault = threshold;
        else if (seen !== undefined) sensors.set(sensorId, { ...seen, own: threshold });
      }
      for (const { alert } of alerts) {
        if (alert.endedAtMs === null) open.set(alert.id, alert);
        else open.delete(alert.id);
      }
    },
    feed(next) {
      feed = next;
    },
    flush: () => 0,
    showAnew() {
      const view = board();
      if (view !== null) join(view);
    },
  };

  return {
    frames,
    get snapshots() {
      return snapshots;
    },
    feed: () => feed,
    oddities,
    differences(view) {
      const expected = {
        sensors: view.summaries(LAST_PAGE).map((summary) => [summary.sensorId, seenIn(summary, view)]),
        open: openOf(view).sort(byId),
        byDefault: view.defaultThreshold(),
      };
      const known = {
        sensors: [...sensors].sort(([a], [b]) => (a < b ? -1 : 1)),
        open: [...open.values()].sort(byId),
        byDefault: byDefault ?? view.defaultThreshold(),
      };
      return (['sensors', 'open', 'byDefault'] as const)
        .filter((part) => JSON.stringify(known[part]) !== JSON.stringify(expected[part]))
        .map((part) => `The browser's ${part}: ${JSON.stringify(known[part])}, not ${JSON.stringify(expected[part])}.`);
    },
  };
}

function seenIn({ latest, average, threshold, sensorId }: SensorSummary, view: BoardView): Seen {
  const isOwn = view.sensorThreshold(sensorId)?.inherited === false;
  const { high, low, version, changedAtMs, changedBy } = threshold;
  const own = isOwn ? { high, low, version, changedAtMs, changedBy } : null;
  return { own, n: latest?.n ?? 0, celsius: latest?.celsius ?? 0, average };
}

const openOf = (view: BoardView) => view.alerts(0).filter(({ endedAtMs }) => endedAtMs === null);
const byId = (a: Alert, b: Alert) => (a.id < b.id ? -1 : 1);
