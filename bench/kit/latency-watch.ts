import { io } from 'socket.io-client';
import type { Frame } from '#protocol/frame';

/** How old readings and alerts were when a socket had them, in ms; each is measured at the moment it was appended. */
export type Delays = { readings: number[]; alerts: number[] };

/** Opens so many sockets of ours; each notes what it hears once `start` was called. */
export function watchOurs(url: string, sockets: number) {
  return watch(url, sockets, (socket, note) => {
    socket.on('frame', (frame: Frame) => {
      for (const [, , points] of frame.readings ?? []) for (const [measuredAtMs] of points) note.reading(measuredAtMs);
      for (const { openedAtMs, endedAtMs, readings } of frame.alerts ?? []) {
        if (endedAtMs === null && readings === 1) note.alert(openedAtMs);
      }
    });
  });
}

/** The same of the server that emits each reading by itself. */
export function watchNaive(url: string, sockets: number) {
  return watch(url, sockets, (socket, note) => {
    socket.on('reading', ({ timestamp }: { timestamp: number }) => note.reading(timestamp));
    socket.on('alert', ({ timestamp }: { timestamp: number }) => note.alert(timestamp));
  });
}

type Note = { reading(atMs: number): void; alert(atMs: number): void };

function watch(url: string, sockets: number, listen: (socket: ReturnType<typeof io>, note: Note) => void) {
  const delays: Delays = { readings: [], alerts: [] };
  let isOn = false;
  const note: Note = {
    reading: (atMs) => void (isOn && delays.readings.push(Date.now() - atMs)),
    alert: (atMs) => void (isOn && delays.alerts.push(Date.now() - atMs)),
  };
  const opened = Array.from({ length: sockets }, () => {
    const socket = io(url, { transports: ['websocket'], forceNew: true });
    listen(socket, note);
    return socket;
  });
  return {
    delays,
    start() {
      isOn = true;
    },
    stop() {
      isOn = false;
      for (const socket of opened) socket.disconnect();
    },
  };
}
