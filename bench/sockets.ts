import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { io } from 'socket.io-client';
import { createBoard } from '#server/domain/board';
import { startFeed } from '#server/domain/feed';
import { createLivePush } from '#server/live/live-push';
import { createSystemClock } from '#server/system-clock';

const { values } = parseArgs({
  options: {
    browsers: { type: 'string', default: '1000' },
    sensors: { type: 'string', default: '500' },
    /** How many different lists the browsers watch; 0: they are sent everything. */
    lists: { type: 'string', default: '1' },
    watched: { type: 'string', default: '40' },
    seconds: { type: 'string', default: '15' },
    /** Frames a second. */
    frames: { type: 'string', default: '10' },
    listen: { type: 'string' },
    from: { type: 'string', default: '0' },
  },
});
const sensorIds = Array.from({ length: Number(values.sensors) }, (_, index) => `sensor-${index}`);
const lists = Number(values.lists);

/** The sensors that browser number `index` watches. */
function watchedBy(index: number): string[] {
  const from = index % Math.max(1, lists);
  return Array.from({ length: Number(values.watched) }, (_, step) => sensorIds[(from + step) % sensorIds.length] ?? '');
}

/** A process of its own holds the browsers, so that the server's core is the server's. */
async function listen(url: string): Promise<void> {
  const from = Number(values.from);
  for (let index = from; index < from + Number(values.browsers); index += 1) {
    io(url, {
      transports: ['websocket'],
      forceNew: true,
      auth: lists === 0 ? {} : { watch: watchedBy(index) },
    });
    if (index % 50 === 0) await pause(50);
  }
}

async function serve(): Promise<void> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const board = createBoard({ windowSize: 10, defaultLimits: { high: 40, low: null }, maxSensors: 20_000 });
  const sent = { frames: 0, deliveries: 0 };
  const live = createLivePush({
    origins: { isOwnOrigin: () => true, isOwnHost: () => true },
    clock: createSystemClock(),
    log: { debug() {}, info() {}, warn: (event) => console.log(event), error() {} },
    meter: {
      readings() {},
      rejection() {},
      frame(deliveries) {
        sent.frames += 1;
        sent.deliveries += deliveries;
      },
    },
    sensorCount: board.sensorCount,
    snapshotBody: (watched) => ({
      windowSize: 10,
      feed: startFeed({ source: 'embedded', topic: 't', simulator: 'off', database: 'own' }, 0),
      defaultThreshold: board.defaultThreshold(),
      sensors: board.sensors(watched),
      alerts: [],
    }),
  });
  live.start(server);
  const frames = Number(values.frames);
  let offset = 0;
  let turn = 0;
  // Every sensor once a second; each frame has some of every list, as sensors that keep no step with each other have.
  const step = () => {
    turn = (turn + 1) % frames;
    for (let index = turn; index < sensorIds.length; index += frames) {
      offset += 1;
      const nowMs = Date.now();
      const reading = { sensorId: sensorIds[index] ?? '', celsius: 20 + (offset % 50) / 10, measuredAtMs: nowMs };
      const change = board.take(reading, { logId: 'l', partition: 0, offset, nowMs, loggedAtMs: nowMs });
      if (change !== 'cardinality') live.frames.push(change);
    }
  };
  const timer = setInterval(step, 1000 / frames);
  await pause(2000);
  const half = Math.ceil(Number(values.browsers) / 2);
  const children = [0, half].map((from) =>
    fork(import.meta.filename, [
      ...process.argv.slice(2),
      ...['--listen', `http://127.0.0.1:${port}`, '--browsers', `${half}`, '--from', `${from}`],
    ]),
  );
  while (live.socketCount() < half * 2) await pause(100);
  await pause(3000);
  const before = { ...sent, cpu: process.cpuUsage(), atMs: performance.now() };
  await pause(Number(values.seconds) * 1000);
  const cpu = process.cpuUsage(before.cpu);
  const seconds = (performance.now() - before.atMs) / 1000;
  console.table({
    'browsers, lists': `${live.socketCount()} ${values.lists}`,
    'frames a second': ((sent.frames - before.frames) / seconds).toFixed(1),
    'frames a second and browser': ((sent.deliveries - before.deliveries) / seconds / live.socketCount()).toFixed(1),
    'server, µs of CPU a delivery': (
      (cpu.user + cpu.system) /
      Math.max(1, sent.deliveries - before.deliveries)
    ).toFixed(1),
    'server, share of a core': `${((cpu.user + cpu.system) / 1e4 / seconds).toFixed(1)} %`,
  });
  clearInterval(timer);
  for (const child of children) child.kill('SIGTERM');
  live.stop();
  server.closeAllConnections();
  server.close();
}

await (values.listen === undefined ? serve() : listen(values.listen));
