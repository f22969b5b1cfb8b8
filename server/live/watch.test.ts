import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Frame, Overview, SensorSnapshot, Snapshot } from '#protocol/frame';
import { createBoard } from '../domain/board';
import { startFeed } from '../domain/feed';
import { createSystemClock } from '../system-clock';
import { createRecordingLog } from '../testing/recording-log';
import { createLivePush } from './live-push';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A board of `count` sensors s0, s1 … behind real sockets. */
async function setUp(count: number) {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const board = createBoard({ windowSize: 10, defaultLimits: { high: 40, low: null }, maxSensors: 1000 });
  const live = createLivePush({
    origins: { isOwnOrigin: (text) => text === origin, isOwnHost: (host) => `http://${host}` === origin },
    clock: createSystemClock(),
    log: createRecordingLog(),
    meter: { readings() {}, rejection() {}, frame() {} },
    sensorCount: board.sensorCount,
    snapshotBody: (watched) => ({
      windowSize: 10,
      feed: startFeed({ source: 'embedded', topic: 't', simulator: 'off', database: 'own' }, 0),
      defaultThreshold: board.defaultThreshold(),
      sensors: board.sensors(watched),
      alerts: board.alerts(0),
    }),
  });
  live.start(server);
  closers.push(() => {
    live.stop();
    server.closeAllConnections();
    server.close();
  });
  let offset = 0;
  const read = (sensorId: string, celsius = 20) => {
    offset += 1;
    const reading = { sensorId, celsius, measuredAtMs: 1_800_000_000_000 + offset };
    const change = board.take(reading, { logId: 'l', partition: 0, offset, nowMs: offset, loggedAtMs: offset });
    if (change !== 'cardinality') live.frames.push(change);
  };
  const readAll = () => {
    for (let index = 0; index < count; index += 1) read(`s${index}`);
  };
  readAll();
  live.frames.flush();
  return { origin, board, live, read, readAll };
}

function observe(origin: string, auth: Record<string, unknown> = {}) {
  const socket: Socket = io(origin, { transports: ['websocket'], reconnection: false, forceNew: true, auth });
  const snapshots: Snapshot[] = [];
  const frames: Frame[] = [];
  const overviews: Overview[] = [];
  socket.on('snapshot', (snapshot) => snapshots.push(snapshot));
  socket.on('frame', (frame) => frames.push(frame));
  socket.on('overview', (overview) => overviews.push(overview));
  closers.push(() => socket.disconnect());
  return { socket, snapshots, frames, overviews };
}

type Observer = ReturnType<typeof observe>;

const joined = ({ snapshots }: Observer, times = 1) =>
  vi.waitFor(() => expect(snapshots).toHaveLength(times), { timeout: 3000 });

const heard = ({ frames }: Pick<Observer, 'frames'>) => [
  ...new Set(frames.flatMap(({ readings = [] }) => readings.map(([id]) => id))),
];

const seqsAfter = (seq: number, told: readonly { seq: number }[]) => told.map(({ seq: one }) => one - seq);

const gapless = (told: readonly unknown[]) => told.map((_, index) => index + 1);

describe('watch', () => {
  it('[FR18] up to a hundred sensors it changes nothing', async () => {
    const { origin, readAll } = await setUp(100);
    const [old, watcher] = [observe(origin), observe(origin, { watch: ['s1'] })];
    await Promise.all([joined(old), joined(watcher)]);
    readAll();
    await vi.waitFor(() => expect([heard(old).length, heard(watcher).length]).toEqual([100, 100]));
    expect(watcher.snapshots[0]?.watching).toBeUndefined();
    expect(watcher.overviews).toEqual([]);
  });

  it('[FR18] of many sensors one that watches is sent what it names, and where all stand; an old one everything', async () => {
    const { origin, readAll } = await setUp(101);
    const [old, watcher] = [observe(origin), observe(origin, { watch: ['s1', 's7'] })];
    await Promise.all([joined(old), joined(watcher)]);
    readAll();
    await vi.waitFor(() => expect(heard(old)).toHaveLength(101));
    await vi.waitFor(() => {
      const stood = watcher.overviews.flatMap(({ latest = [] }) => latest.map(([id]) => id));
      expect(new Set(stood).size).toBe(101);
    });
    expect(heard(watcher).sort()).toEqual(['s1', 's7']);
    expect(old.overviews).toEqual([]);
  });

  it('[FR19] its snapshot has what is watched whole, the others where they stand', async () => {
    const { origin, readAll } = await setUp(101);
    readAll();
    const watcher = observe(origin, { watch: ['s1'] });
    await joined(watcher);
    const sensor = (id: string) =>
      watcher.snapshots[0]?.sensors.find(({ sensorId }) => sensorId === id) as SensorSnapshot;
    expect(watcher.snapshots[0]?.watching).toEqual(['s1']);
    expect(watcher.snapshots[0]?.sensors).toHaveLength(101);
    expect(sensor('s1')).toMatchObject({ firstN: 1, recent: [{}, {}] });
    expect(sensor('s2')).toMatchObject({ firstN: 2, recent: [[expect.any(Number), 20, null]] });
    expect(sensor('s2').intervalMs).not.toBeUndefined();
  });

  it('[FR19] after each change of its list both streams go on without a hole or a reading twice', async () => {
    const { origin, read, live } = await setUp(101);
    const watcher = observe(origin, { watch: [] });
    // What came before a snapshot is in it; kept in the moment it comes, not when the test looks.
    watcher.socket.on('snapshot', () => {
      watcher.frames.length = 0;
      watcher.overviews.length = 0;
    });
    await joined(watcher);
    const timer = setInterval(() => ['s1', 's2', 's3'].map((id) => read(id)), 3);
    closers.push(() => clearInterval(timer));
    const lists = [['s1'], ['s1', 's2'], ['s2', 's3']];
    for (const [index, list] of lists.entries()) {
      watcher.socket.emit('watch', list);
      await joined(watcher, index + 2);
      const { seq = 0, overviewSeq = 0, sensors = [] } = watcher.snapshots.at(-1) ?? {};
      await vi.waitFor(() => expect(watcher.frames.length).toBeGreaterThan(4));
      await vi.waitFor(() => expect(watcher.overviews.length).toBeGreaterThan(0), { timeout: 3000 });
      expect(seqsAfter(seq, watcher.frames)).toEqual(gapless(watcher.frames));
      expect(seqsAfter(overviewSeq, watcher.overviews)).toEqual(gapless(watcher.overviews));
      expect(heard(watcher).sort()).toEqual(list);
      const known = sensors.find(({ sensorId }) => sensorId === list[0]);
      const readings = watcher.frames.flatMap((frame) => frame.readings?.filter(([id]) => id === list[0]) ?? []);
      let nextN = (known?.firstN ?? 0) + (known?.recent.length ?? 0);
      for (const [, firstN, points] of readings) {
        expect(firstN).toBe(nextN);
        nextN += points.length;
      }
    }
    clearInterval(timer);
    live.frames.flush();
  }, 10_000);

  it('[FR21] those who watch the same are one group', async () => {
    const { origin, read, live } = await setUp(101);
    const watchers = Array.from({ length: 5 }, (_, index) => observe(origin, { watch: index < 4 ? ['s2', 's1'] : [] }));
    await Promise.all(watchers.map((watcher) => joined(watcher)));
    read('s1');
    live.frames.flush();
    await vi.waitFor(() => expect(watchers.map(({ frames }) => frames.length)).toEqual([1, 1, 1, 1, 0]));
    expect(watchers.slice(0, 4).map(({ frames }) => frames[0]?.seq)).toEqual([1, 1, 1, 1]);
  });

  it('[FR22] many lists at once are answered now and a second later, by the last one', async () => {
    const { origin } = await setUp(101);
    const watcher = observe(origin);
    await joined(watcher);
    for (const id of ['s1', 's2', 's3']) watcher.socket.emit('watch', [id]);
    watcher.socket.emit('resync');
    await joined(watcher, 3);
    expect(watcher.snapshots.at(-1)?.watching).toEqual(['s3']);
  });

  it('[FR22] what is no list, or too long a one, changes nothing and is told in words', async () => {
    const { origin } = await setUp(101);
    const watcher = observe(origin, { watch: { no: 'list' } });
    await joined(watcher);
    const ask = (list: unknown) => new Promise((answer) => watcher.socket.emit('watch', list, answer));
    expect(await ask('s1')).toMatch(/at most 100 sensor ids/);
    expect(await ask(Array.from({ length: 101 }, (_, index) => index.toString(36)))).toMatch(/shorter/);
    expect(await ask(['s1'])).toBeNull();
    await joined(watcher, 2);
    expect(watcher.snapshots.map(({ watching }) => watching)).toEqual([undefined, ['s1']]);
  });

  it('[FR23] when few sensors become many, those who watch are told anew; and again when they are few', async () => {
    const { origin, board, read } = await setUp(100);
    const [old, watcher] = [observe(origin), observe(origin, { watch: ['s1'] })];
    await Promise.all([joined(old), joined(watcher)]);
    read('one more');
    await joined(watcher, 2);
    expect(watcher.snapshots[1]?.watching).toEqual(['s1']);
    for (let index = 0; index < 22; index += 1) board.removeSensor(`s${index}`, { by: null, nowMs: 1 });
    await joined(watcher, 3);
    expect(watcher.snapshots[2]?.watching).toBeUndefined();
    expect(old.snapshots).toHaveLength(1);
  });

  it('[FR16] a board that is replaced is told to those who watch, too', async () => {
    const { origin, read, live } = await setUp(101);
    const watcher = observe(origin, { watch: ['s1'] });
    await joined(watcher);
    read('s1');
    live.frames.showAnew();
    read('s1');
    await joined(watcher, 2);
    await vi.waitFor(() => expect(watcher.frames.map(({ seq }) => seq)).toEqual([1, 2]));
    expect(watcher.snapshots[1]).toMatchObject({ seq: 1, watching: ['s1'] });
  });
});
