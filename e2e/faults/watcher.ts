import { io } from 'socket.io-client';
import type { Alert } from '#protocol/alert';
import type { Feed } from '#protocol/feed';
import type { Frame, Point, Snapshot } from '#protocol/frame';
import type { Threshold } from '#protocol/threshold';

export type Heard = { n: number; point: Point };

/** What a browser knows, and what a store never says: how far each sensor was when a threshold changed. */
export type Watcher = {
  /** Null while the server is not heard. */
  feed(): Feed | null;
  sensors: ReadonlyMap<string, Heard>;
  openAlerts: ReadonlyMap<string, Alert>;
  /** Alert ids in the order in which they were first told. */
  alertsTold: ReadonlySet<string>;
  defaultThreshold(): Threshold | null;
  frames(): number;
  /** Each state of the store that was told, with when. */
  states: readonly { state: Feed['store']['state']; atMs: number }[];
  /** Readings of each sensor before the change of this version at this time; null: that frame was not heard. */
  readingsBefore(version: number, changedAtMs: number): ReadonlyMap<string, number> | null;
  /** Frames or readings missing or doubled, in words. */
  faults: readonly string[];
  stop(): void;
};

export function watch(url: string): Watcher {
  const socket = io(url, {
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 100,
    reconnectionDelayMax: 500,
  });
  const sensors = new Map<string, Heard>();
  const openAlerts = new Map<string, Alert>();
  const alertsTold = new Set<string>();
  const cuts = new Map<string, ReadonlyMap<string, number>>();
  const states: { state: Feed['store']['state']; atMs: number }[] = [];
  const faults: string[] = [];
  let feed: Feed | null = null;
  let defaultThreshold: Threshold | null = null;
  let lastSeq = 0;
  let frames = 0;

  const takeFeed = (next: Feed) => {
    feed = next;
    if (states.at(-1)?.state !== next.store.state) states.push({ state: next.store.state, atMs: performance.now() });
  };
  const takeAlert = (alert: Alert) => {
    alertsTold.add(alert.id);
    if (alert.endedAtMs === null) openAlerts.set(alert.id, alert);
    else openAlerts.delete(alert.id);
  };
  const takeReadings = (sensorId: string, firstN: number, points: readonly Point[]) => {
    const known = sensors.get(sensorId);
    if (known !== undefined && firstN !== known.n + 1) faults.push(`${sensorId}: reading ${firstN} after ${known.n}`);
    const point = points.at(-1);
    if (point !== undefined) sensors.set(sensorId, { n: firstN + points.length - 1, point });
  };
  const takeThreshold = (sensorId: string | null, threshold: Threshold | null) => {
    if (sensorId === null) defaultThreshold = threshold;
    if (threshold === null) return;
    const change = `${threshold.version}/${threshold.changedAtMs}`;
    if (!cuts.has(change)) cuts.set(change, new Map([...sensors].map(([id, { n }]) => [id, n])));
  };

  socket.on('snapshot', (snapshot: Snapshot) => {
    lastSeq = snapshot.seq;
    sensors.clear();
    openAlerts.clear();
    for (const { sensorId, firstN, recent } of snapshot.sensors) takeReadings(sensorId, firstN, recent);
    for (const alert of snapshot.alerts) takeAlert(alert);
    defaultThreshold = snapshot.defaultThreshold;
    takeFeed(snapshot.feed);
  });
  socket.on('frame', (frame: Frame) => {
    frames += 1;
    if (frame.seq !== lastSeq + 1) faults.push(`frame ${frame.seq} after ${lastSeq}`);
    lastSeq = frame.seq;
    for (const sensorId of frame.removed ?? []) sensors.delete(sensorId);
    for (const [sensorId, firstN, points] of frame.readings ?? []) takeReadings(sensorId, firstN, points);
    for (const [sensorId, threshold] of frame.thresholds ?? []) takeThreshold(sensorId, threshold);
    for (const alert of frame.alerts ?? []) takeAlert(alert);
    if (frame.feed) takeFeed(frame.feed);
  });
  socket.on('disconnect', (reason) => {
    feed = null;
    // As the page does: Socket.IO takes what a stopping server says as final.
    if (reason === 'io server disconnect') socket.connect();
  });
  return {
    feed: () => feed,
    sensors,
    openAlerts,
    alertsTold,
    defaultThreshold: () => defaultThreshold,
    frames: () => frames,
    states,
    readingsBefore: (version, changedAtMs) => cuts.get(`${version}/${changedAtMs}`) ?? null,
    faults,
    stop: () => void socket.disconnect(),
  };
}
