import { io } from 'socket.io-client';
import type { Frame, Snapshot } from '#protocol/frame';

/** What a browser's worth of frames added up to. */
export type Observed = {
  frames: number;
  readings: number;
  frameHoles: number;
  readingHoles: number;
  snapshots: number;
};

/** Listens as a browser does and counts what is missing: frame numbers, and ordinals of each sensor. */
export function observe(url: string): { seen: Observed; stop(): void } {
  const socket = io(url, { transports: ['websocket'], forceNew: true });
  const seen: Observed = { frames: 0, readings: 0, frameHoles: 0, readingHoles: 0, snapshots: 0 };
  const nextN = new Map<string, number>();
  let lastSeq = 0;
  socket.on('snapshot', (snapshot: Snapshot) => {
    seen.snapshots += 1;
    lastSeq = snapshot.seq;
    for (const { sensorId, firstN, recent } of snapshot.sensors) nextN.set(sensorId, firstN + recent.length);
  });
  socket.on('frame', (frame: Frame) => {
    seen.frames += 1;
    if (frame.seq !== lastSeq + 1) seen.frameHoles += 1;
    lastSeq = frame.seq;
    for (const [sensorId, firstN, points] of frame.readings ?? []) {
      if (firstN !== (nextN.get(sensorId) ?? 1)) seen.readingHoles += 1;
      nextN.set(sensorId, firstN + points.length);
      seen.readings += points.length;
    }
  });
  return { seen, stop: () => void socket.disconnect() };
}
