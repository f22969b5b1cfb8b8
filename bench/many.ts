import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { startProduct } from '../e2e/product';
import { BROWSER_FLAGS, findBrowser } from '../tools/browser.mjs';
import { startTaskTrace } from './kit/task-trace';
import { startPageWatch } from './page-watch';
import { scrape } from './scrape';

const { values } = parseArgs({
  options: {
    sensors: { type: 'string', default: '500' },
    seconds: { type: 'string', default: '20' },
    /** Writes what the main thread did while nobody touched anything, to be opened in the browser's own tools. */
    profile: { type: 'string' },
  },
});

/** Until the page is drawn, and its code compiled. */
const WARM_UP_MS = 15_000;
/** One post a tenth of a second, as sensors come that keep no step with each other. */
const POSTS_A_SECOND = 10;

const product = await startProduct();
while ((await fetch(`${product.url}/readyz`)).status !== 200) await pause(100);
const load = startLoad(Number(values.sensors));
const browser = await chromium.launch({ executablePath: findBrowser() ?? undefined, args: BROWSER_FLAGS });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
await page.goto(product.url);
await page.locator('[data-sensor]').first().waitFor();
await pause(WARM_UP_MS);

const found: { still?: string; scrolling?: string; seeking?: string } = {};
found.still = await cost(() => pause(Number(values.seconds) * 1000));
found.scrolling = await cost(async () => {
  await page.mouse.move(300, 600);
  const endAtMs = performance.now() + 10_000;
  for (let turn = 0; performance.now() < endAtMs; turn += 1) {
    await page.mouse.wheel(0, turn % 40 < 20 ? 400 : -400);
    await pause(100);
  }
});
const seek = page.getByRole('searchbox');
if ((await seek.count()) > 0) {
  found.seeking = await cost(async () => {
    for (const word of ['7', '42', 'nothing like it', '']) {
      await seek.first().fill(word);
      await pause(1000);
    }
  });
}
const before = await scrape(product.url);
await pause(5000);
const after = await scrape(product.url);
const serverShare = ((after.process_cpu_seconds_total ?? 0) - (before.process_cpu_seconds_total ?? 0)) / 5;
console.table({ ...found, 'server, share of a core': `${(100 * serverShare).toFixed(1)} %` });

load.stop();
await browser.close();
await product.stop();

async function cost(act: () => Promise<unknown>): Promise<string> {
  const session = await page.context().newCDPSession(page);
  if (values.profile) {
    await session.send('Profiler.enable');
    await session.send('Profiler.setSamplingInterval', { interval: 500 });
    await session.send('Profiler.start');
  }
  const watch = await startPageWatch(page);
  const trace = await startTaskTrace(browser);
  await act();
  const tasks = await trace.stop();
  const { taskShare, longTasks, heapBytes } = await watch.stop();
  if (values.profile) {
    const { writeFileSync } = await import('node:fs');
    const { profile } = await session.send('Profiler.stop');
    writeFileSync(`${values.profile}-${Object.keys(found).length}.cpuprofile`, JSON.stringify(profile));
  }
  const heap = heapBytes.map((bytes) => (bytes / 1e6).toFixed(0)).join(' → ');
  const long = tasks.filter((ms) => ms > 50).length;
  const said = `${long} tasks over 50 ms of CPU, the longest ${(tasks[0] ?? 0).toFixed(0)} ms (${longTasks} by the clock)`;
  return `${(100 * taskShare).toFixed(1)} % of a core, ${said}, heap ${heap} MB`;
}

/** Every sensor once a second. */
function startLoad(sensors: number): { stop(): void } {
  let turn = 0;
  let posting = Promise.resolve();
  const post = async () => {
    turn = (turn + 1) % POSTS_A_SECOND;
    const nowMs = Date.now();
    const body = [];
    for (let index = turn; index < sensors; index += POSTS_A_SECOND) {
      const temperature = Math.round(10 * (5 + (index % 20) + Math.sin(nowMs / 20_000 + index))) / 10;
      body.push({ sensorId: `Sensor ${index + 1}`, temperature, timestamp: nowMs });
    }
    for (let from = 0; from < body.length; from += 1000) {
      const sent = await fetch(`${product.url}/api/readings`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body.slice(from, from + 1000)),
      });
      if (!sent.ok) console.error(sent.status, await sent.text());
    }
  };
  const timer = setInterval(() => {
    posting = posting.then(post, console.error);
  }, 1000 / POSTS_A_SECOND);
  return { stop: () => clearInterval(timer) };
}
