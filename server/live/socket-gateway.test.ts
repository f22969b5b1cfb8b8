import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Frame, Point, Snapshot } from '#protocol/frame';
import { NO_CHANGE } from '../domain/change';
import { startFeed } from '../domain/feed';
import { createSystemClock } from '../system-clock';
import { createRecordingLog } from '../testing/recording-log';
import { createLivePush } from './live-push';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function setUp() {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let total = 0;
  const snapshotBody = vi.fn(() => ({
    windowSize: total,
    feed: startFeed({ source: 'embedded', topic: 't', simulator: 'off', database: 'own' }, 0),
    defaultThreshold: { high: 40, low: null, version: 1, changedAtMs: null, changedBy: null },
    sensors: [],
    alerts: [],
  }));
  const live = createLivePush({
    origins: { isOwnOrigin: (text) => text === origin, isOwnHost: (host) => `http://${host}` === origin },
    clock: createSystemClock(),
    log: createRecordingLog(),
    meter: { readings() {}, rejection() {}, frame() {} },
    sensorCount: () => 0,
    snapshotBody,
  });
  live.start(server);
  closers.push(() => {
    live.stop();
    server.closeAllConnections();
    server.close();
  });
  // `windowSize` stands for the board: it counts the changes a snapshot contains.
  const change = () => {
    total += 1;
    const reading = { sensorId: 's', n: total, point: [total, total, null] as Point, clockMs: total, intervalMs: null };
    live.frames.push({ ...NO_CHANGE, reading });
  };
  return { origin, live, snapshotBody, change };
}

function observe(origin: string, extraHeaders: Record<string, string> = {}) {
  const socket: Socket = io(origin, { transports: ['websocket'], reconnection: false, forceNew: true, extraHeaders });
  const snapshots: Snapshot[] = [];
  const frames: Frame[] = [];
  socket.on('snapshot', (snapshot) => snapshots.push(snapshot));
  socket.on('frame', (frame) => frames.push(frame));
  closers.push(() => socket.disconnect());
  return { socket, snapshots, frames };
}

const lastN = ({ snapshots, frames }: ReturnType<typeof observe>) =>
  frames.reduce((n, frame) => n + (frame.readings?.[0]?.[2].length ?? 0), snapshots[0]?.windowSize ?? 0);

describe('socket gateway', () => {
  it('[FR8] a newcomer gets a snapshot, then every later frame without a hole, whenever it joins', async () => {
    const { origin, change } = await setUp();
    const timer = setInterval(change, 2);
    closers.push(() => clearInterval(timer));
    const observers: ReturnType<typeof observe>[] = [];
    for (let count = 0; count < 8; count += 1) {
      const observer = observe(origin);
      observers.push(observer);
      await vi.waitFor(() => expect(observer.frames.length).toBeGreaterThan(2), { timeout: 5000 });
    }
    clearInterval(timer);
    change();
    const end = () => Math.max(...observers.map(lastN));
    await vi.waitFor(() => expect(observers.map(lastN)).toEqual(observers.map(end)), { timeout: 5000 });
    for (const { snapshots, frames } of observers) {
      const seqs = frames.map((frame) => frame.seq);
      expect(seqs).toEqual(seqs.map((_, index) => (snapshots[0]?.seq ?? 0) + 1 + index));
    }
  });

  it('[FR9] joiners of one tick share one snapshot', async () => {
    const { origin, snapshotBody } = await setUp();
    const observers = Array.from({ length: 20 }, () => observe(origin));
    await vi.waitFor(() => expect(observers.every((observer) => observer.snapshots.length === 1)).toBe(true));
    expect(snapshotBody.mock.calls.length).toBeLessThan(20);
  });

  it('[FR10] resync brings a new snapshot; many at once bring one now and one a second later', async () => {
    const { origin } = await setUp();
    const observer = observe(origin);
    await vi.waitFor(() => expect(observer.snapshots).toHaveLength(1));
    for (let count = 0; count < 10; count += 1) observer.socket.emit('resync', { any: 'thing' });
    await vi.waitFor(() => expect(observer.snapshots).toHaveLength(3), { timeout: 3000 });
    observer.socket.emit('resync');
    await vi.waitFor(() => expect(observer.snapshots).toHaveLength(4), { timeout: 3000 });
    expect(observer.socket.connected).toBe(true);
  });

  it.each([
    ['a foreign Origin', { origin: 'http://evil.example' }],
    ['a null Origin', { origin: 'null' }],
    ['a foreign Host', { host: 'evil.example' }],
  ])('[FR11] %s is refused', async (_what, headers) => {
    const { origin, live } = await setUp();
    const { socket } = observe(origin, headers as Record<string, string>);
    const error = await new Promise((refused) => socket.on('connect_error', refused));
    expect(error).toBeInstanceOf(Error);
    expect(live.socketCount()).toBe(0);
  });

  it('[FR11] our own Origin, or none, is let in', async () => {
    const { origin } = await setUp();
    const [ours, none] = [observe(origin, { origin }), observe(origin)];
    await vi.waitFor(() => expect([ours.snapshots.length, none.snapshots.length]).toEqual([1, 1]));
  });

  it('[FR12] a browser that sends a flood is cut, its neighbours notice nothing', async () => {
    const { origin, change } = await setUp();
    const [calm, loud] = [observe(origin), observe(origin)];
    await vi.waitFor(() => expect([calm.snapshots.length, loud.snapshots.length]).toEqual([1, 1]));
    for (let count = 0; count < 2000; count += 1) loud.socket.emit('no-such-event', count);
    await vi.waitFor(() => expect(loud.socket.connected).toBe(false));
    change();
    await vi.waitFor(() => expect(calm.frames).toHaveLength(1));
  });

  it('[FR12] an event over 4 kB costs the connection', async () => {
    const { origin } = await setUp();
    const observer = observe(origin);
    await vi.waitFor(() => expect(observer.snapshots).toHaveLength(1));
    observer.socket.emit('resync', 'x'.repeat(5000));
    await vi.waitFor(() => expect(observer.socket.connected).toBe(false));
  });

  it('[FR12] a flood of websocket pings costs the connection', async () => {
    const { origin } = await setUp();
    const observer = observe(origin);
    await vi.waitFor(() => expect(observer.snapshots).toHaveLength(1));
    const engine = observer.socket.io.engine as unknown as { transport: { ws: { ping(): void } } };
    for (let count = 0; count < 200; count += 1) engine.transport.ws.ping();
    await vi.waitFor(() => expect(observer.socket.connected).toBe(false));
  });

  it('[FR13] a browser that stops reading is cut once its backlog passes the bound', async () => {
    const { origin, live, change } = await setUp();
    const observer = observe(origin);
    await vi.waitFor(() => expect(observer.snapshots).toHaveLength(1));
    // The browser's own network end stops taking bytes; its process is alive.
    const engine = observer.socket.io.engine as unknown as { transport: { ws: { _socket?: { pause(): void } } } };
    engine.transport.ws._socket?.pause();
    const timer = setInterval(() => {
      for (let count = 0; count < 20_000; count += 1) change();
    }, 5);
    closers.push(() => clearInterval(timer));
    await vi.waitFor(() => expect(live.socketCount()).toBe(0), { timeout: 9000 });
  }, 10_000);

  it('[FR14] stopping tells every browser and ends every connection', async () => {
    const { origin, live } = await setUp();
    const observer = observe(origin);
    await vi.waitFor(() => expect(observer.snapshots).toHaveLength(1));
    const gone = new Promise((resolve) => observer.socket.on('disconnect', resolve));
    live.stop();
    live.stop();
    expect(await gone).toBe('io server disconnect');
  });

  it('[FR15] a browser that leaves is cut', async () => {
    const { origin } = await setUp();
    const observer = observe(origin);
    await vi.waitFor(() => expect(observer.snapshots).toHaveLength(1));
    const { engine } = observer.socket.io;
    const ended = new Promise((resolve) => engine.on('close', resolve));
    // Its library would end the connection by itself: this is what it sends before.
    engine.write('1');
    expect(await ended).toBe('transport close');
  });

  it('[FR16] a board that is replaced is told to every browser by a snapshot, and frames go on after it', async () => {
    const { origin, live, change } = await setUp();
    const observers = [observe(origin), observe(origin)];
    for (const { snapshots } of observers) await vi.waitFor(() => expect(snapshots).toHaveLength(1));
    change();
    live.frames.showAnew();
    change();
    for (const { snapshots, frames } of observers) {
      await vi.waitFor(() => expect(frames).toHaveLength(2));
      expect(snapshots.map(({ seq, windowSize }) => [seq, windowSize])).toEqual([
        [0, 0],
        [1, 1],
      ]);
      expect(frames.map(({ seq }) => seq)).toEqual([1, 2]);
    }
  });
});
