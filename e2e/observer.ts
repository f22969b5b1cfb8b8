import { io } from 'socket.io-client';
import type { Feed } from '#protocol/feed';
import type { Frame, Snapshot } from '#protocol/frame';

/** What one browser's worth of frames adds up to. */
export type Observer = {
  feed(): Feed | null;
  /** A sensor's readings in the order of their ordinals, from the first one on. */
  readings(sensorId: string): readonly number[];
  /** Frames or readings missing or doubled, in words. */
  faults: readonly string[];
  stop(): void;
};

/** Listens as a browser does. Knows every reading as long as there are no more than a snapshot holds. */
export function observe(url: string): Observer {
  const socket = io(url, { transports: ['websocket'], forceNew: true });
  const faults: string[] = [];
  const sensors = new Map<string, number[]>();
  let feed: Feed | null = null;
  let lastSeq = 0;
  const take = (sensorId: string, firstN: number, celsius: number[]) => {
    const known = sensors.get(sensorId) ?? [];
    if (firstN !== known.length + 1) faults.push(`${sensorId}: reading ${firstN} after ${known.length}`);
    sensors.set(sensorId, [...known, ...celsius]);
  };
  socket.on('snapshot', (snapshot: Snapshot) => {
    lastSeq = snapshot.seq;
    feed = snapshot.feed;
    sensors.clear();
    for (const { sensorId, firstN, recent } of snapshot.sensors) {
      take(
        sensorId,
        firstN,
        recent.map(([, celsius]) => celsius),
      );
    }
  });
  socket.on('frame', (frame: Frame) => {
    if (frame.seq !== lastSeq + 1) faults.push(`frame ${frame.seq} after ${lastSeq}`);
    lastSeq = frame.seq;
    feed = frame.feed ?? feed;
    for (const sensorId of frame.removed ?? []) sensors.delete(sensorId);
    for (const [sensorId, firstN, points] of frame.readings ?? []) {
      take(
        sensorId,
        firstN,
        points.map(([, celsius]) => celsius),
      );
    }
  });
  return {
    feed: () => feed,
    readings: (sensorId) => sensors.get(sensorId) ?? [],
    faults,
    stop: () => void socket.disconnect(),
  };
}
