import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { startBroker } from '#server/testing/broker';
import { startProduct } from '../e2e/product';
import { BROWSER_FLAGS, findBrowser } from '../tools/browser.mjs';
import { observe } from './observer';
import { startPageWatch } from './page-watch';
import { scrape } from './scrape';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    sensors: { type: 'string', default: '200' },
    rate: { type: 'string', default: '1' },
    observers: { type: 'string', default: '10' },
  },
});

/** Readings a second once everything has warmed up, so that starting does not count. */
const WARM_UP_MS = 15_000;

const root = path.join(import.meta.dirname, '..');
const broker = await startBroker();
const product = await startProduct({ env: { KAFKA_BROKERS: broker.brokers } });
const load = spawn(
  path.join(root, 'node_modules/.bin/tsx'),
  ['tools/simulate.ts', '--sensors', values.sensors, '--rate', values.rate],
  { cwd: root, stdio: 'ignore', env: { ...process.env, KAFKA_BROKERS: broker.brokers } },
);
const browser = await chromium.launch({ executablePath: findBrowser() ?? undefined, args: BROWSER_FLAGS });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
await page.goto(product.url);
const observers = Array.from({ length: Number(values.observers) }, () => observe(product.url));
await pause(WARM_UP_MS);

const watch = await startPageWatch(page);
const before = await scrape(product.url);
const residentBytes: number[] = [];
const loopDelays: number[] = [];
const endAtMs = performance.now() + Number(values.minutes) * 60_000;
while (performance.now() < endAtMs) {
  await pause(10_000);
  const now = await scrape(product.url);
  residentBytes.push(now.process_resident_memory_bytes ?? 0);
  loopDelays.push(now.nodejs_eventloop_lag_p99_seconds ?? 0);
}
const after = await scrape(product.url);
const pageCost = await watch.stop();

const seconds = Number(values.minutes) * 60;
const delta = (name: string) => (after[name] ?? 0) - (before[name] ?? 0);
const megabytes = (bytes = 0) => `${(bytes / 1e6).toFixed(0)} MB`;
console.table({
  'readings taken a second': (delta('isotherm_readings_total') / seconds).toFixed(1),
  'frames a second': (delta('isotherm_frames_total') / seconds).toFixed(1),
  'holes in frame numbers, all observers': observers.reduce((sum, { seen }) => sum + seen.frameHoles, 0),
  'holes in ordinals, all observers': observers.reduce((sum, { seen }) => sum + seen.readingHoles, 0),
  'snapshots an observer': observers.map(({ seen }) => seen.snapshots).join(' '),
  'event loop delay p99, worst 10 s': `${(Math.max(...loopDelays) * 1000).toFixed(1)} ms`,
  'server, share of a core': `${((100 * delta('process_cpu_seconds_total')) / seconds).toFixed(1)} %`,
  'server memory, first and last minute': `${megabytes(residentBytes[5])} ${megabytes(residentBytes.at(-1))}`,
  'page main thread, share of a core': `${(100 * pageCost.taskShare).toFixed(1)} %`,
  'page tasks over 50 ms': pageCost.longTasks,
  'page heap, before and after': `${megabytes(pageCost.heapBytes[0])} ${megabytes(pageCost.heapBytes[1])}`,
});

for (const { stop } of observers) stop();
await browser.close();
load.kill('SIGTERM');
await once(load, 'exit');
await product.stop();
await broker.stop();
