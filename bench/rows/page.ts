import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, chromium, type Page } from '@playwright/test';
import { startProduct } from '../../e2e/product';
import { BROWSER_FLAGS, findBrowser } from '../../tools/browser.mjs';
import { alternate, type BenchOptions, type Finding } from '../kit/finding';
import { watchFirstLoad } from '../kit/first-load';
import {
  dragFinding,
  FAST,
  heapFinding,
  loadFindings,
  MANY,
  manyFindings,
  WATCHED,
  type Watched,
  watchFindings,
} from '../kit/page-findings';
import { postPast, startPosting } from '../kit/posted-load';
import { startTaskTrace } from '../kit/task-trace';
import { startPageWatch } from '../page-watch';
import { startNaiveRecharts } from '../sides/naive-recharts/server';

/** The chart's span, and more points than a page remembers of a sensor: nothing grows any more because it is not full. */
const PAST_SECONDS = { watched: 700, many: 20, fast: 150 };
const WARM_UP_MS = 5_000;
/** What code and caches take in the first minute is no growth. */
const FILLING_MS = 60_000;

const FIRST_READING = '[data-sensor]';
/** Of ours, and of the other side. */
const DRAWN = '[data-trace], .recharts-line-curve';

type Side = { url: string; stop(): Promise<unknown> };
type Load = { sensors: number; hertz: number };

/** What a page costs its browser: to load, to watch, with many sensors, and over time. */
export async function pageRow({ isQuick, minutes, say }: BenchOptions & { minutes: number }): Promise<Finding[]> {
  const executablePath = findBrowser();
  if (executablePath === null) {
    say('page: no browser here');
    return [];
  }
  const browser = await chromium.launch({ executablePath, args: BROWSER_FLAGS });
  const watchMs = isQuick ? 8_000 : 20_000;
  say(`page: ${WATCHED.sensors} sensors at ${WATCHED.hertz} Hz and a chart, by turns with a page made naively`);
  const ours = await startOurs();
  const naive = await startNaiveRecharts();
  await postPast(ours.url, { ...WATCHED, seconds: PAST_SECONDS.watched });
  const loads = await alternate(isQuick ? 2 : 5, [
    () => firstLoad(browser, ours, WATCHED),
    () => firstLoad(browser, naive, WATCHED),
  ]);
  const watched = await alternate(isQuick ? 1 : 3, [
    () => watchPage(browser, ours, { ...WATCHED, ms: watchMs, seconds: 0 }),
    () => watchPage(browser, naive, { ...WATCHED, ms: watchMs, seconds: PAST_SECONDS.watched }),
  ]);
  const drag = await dragLimit(browser, ours);
  await ours.stop();
  await naive.stop();
  say(`page: ${MANY.sensors} sensors`);
  const many = await onItsOwn((side) => watchPage(browser, side, { ...MANY, ms: watchMs, seconds: PAST_SECONDS.many }));
  say(`page: ${FAST.sensors} sensors at ${FAST.hertz} Hz for ${minutes} minutes`);
  const heap = await onItsOwn((side) => heapOverTime(browser, side, minutes));
  await browser.close();
  return [
    ...loadFindings(loads),
    ...watchFindings(watched),
    dragFinding(drag),
    ...manyFindings(many),
    heapFinding(heap, minutes),
  ];
}

async function startOurs(): Promise<Side> {
  const product = await startProduct();
  while (!(await fetch(`${product.url}/readyz`)).ok) await pause(50);
  return product;
}

async function onItsOwn<Value>(work: (side: Side) => Promise<Value>): Promise<Value> {
  const side = await startOurs();
  try {
    return await work(side);
  } finally {
    await side.stop();
  }
}

async function firstLoad(browser: Browser, { url }: Side, load: Load) {
  const posting = startPosting(url, load);
  const taken = await watchFirstLoad(browser, url, { firstReading: FIRST_READING, settled: DRAWN });
  await posting.stop();
  return taken;
}

/** A page that has been open for some time, with readings coming. `seconds`: the past that is posted once it is open. */
async function openPage(
  browser: Browser,
  { url }: Side,
  load: Load & { seconds: number },
): Promise<{ page: Page; close(): Promise<void> }> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(url);
  await postPast(url, load);
  const posting = startPosting(url, load);
  await page.locator(DRAWN).first().waitFor();
  await pause(WARM_UP_MS);
  return {
    page,
    async close() {
      await posting.stop();
      await page.close();
    },
  };
}

async function watchPage(
  browser: Browser,
  side: Side,
  watch: Load & { seconds: number; ms: number },
): Promise<Watched> {
  const { page, close } = await openPage(browser, side, watch);
  const watching = await startPageWatch(page);
  await pause(watch.ms);
  const cost = await watching.stop();
  // Apart, because the tracing costs something too.
  const trace = await startTaskTrace(browser);
  await pause(watch.ms);
  const tasksMs = await trace.stop();
  await close();
  return { ...cost, tasksMs };
}

const MOVES = 200;

/** The tasks of a page on which somebody drags a limit for five seconds, in ms, longest first. */
async function dragLimit(browser: Browser, side: Side): Promise<number[]> {
  const { page, close } = await openPage(browser, side, { ...WATCHED, seconds: 0 });
  const grip = await page.getByRole('slider').first().boundingBox();
  if (grip === null) throw new Error('The chart of the bench shows no limit to drag.');
  const [x, y] = [grip.x + grip.width / 2, grip.y + grip.height / 2];
  const trace = await startTaskTrace(browser);
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let move = 0; move < MOVES; move += 1) {
    await page.mouse.move(x, y + 40 * Math.sin(move / 12));
    await pause(25);
  }
  const tasksMs = await trace.stop();
  await page.mouse.up();
  await close();
  return tasksMs;
}

async function heapOverTime(browser: Browser, side: Side, minutes: number): Promise<Watched> {
  const { page, close } = await openPage(browser, side, { ...FAST, seconds: PAST_SECONDS.fast });
  await pause(FILLING_MS);
  const watching = await startPageWatch(page);
  await pause(minutes * 60_000);
  const cost = await watching.stop();
  await close();
  return { ...cost, tasksMs: [] };
}
