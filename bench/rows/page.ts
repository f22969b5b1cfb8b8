import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, chromium, type Page } from '@playwright/test';
import { startProduct } from '../../e2e/product';
import { BROWSER_FLAGS, findBrowser } from '../../tools/browser.mjs';
import { alternate, type BenchOptions, type Finding } from '../kit/finding';
import { sumOf, watchFirstLoad } from '../kit/first-load';
import { postPast, startPosting } from '../kit/posted-load';
import { median } from '../kit/statistics';
import { traceTasks } from '../kit/task-trace';
import { type PageCost, startPageWatch } from '../page-watch';
import { startNaiveRecharts } from '../sides/naive-recharts/server';

const WATCHED = { sensors: 12, hertz: 1 };
const MANY = { sensors: 500, hertz: 1 };
const FAST = { sensors: 12, hertz: 10 };
/** The chart's span, and more points than a page remembers of a sensor: nothing grows any more because it is not full. */
const PAST_SECONDS = { watched: 700, many: 20, fast: 150 };
const WARM_UP_MS = 5_000;

const GOAL = { taskShare: 0.05, taskMs: 50, scriptKb: 260, firstReadingMs: 1_500, heapMbPerHour: 2 };
const FIRST_READING = '[data-sensor]';
/** Of ours, and of the other side. */
const DRAWN = '[data-trace], .recharts-line-curve';
const OTHER = 'Recharts’ defaults, one emit a reading';

type Side = { url: string; stop(): Promise<unknown> };
type Load = { sensors: number; hertz: number };
type Watched = PageCost & { tasksMs: number[] };

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
  await ours.stop();
  await naive.stop();
  say(`page: ${MANY.sensors} sensors`);
  const many = await onItsOwn((side) => watchPage(browser, side, { ...MANY, ms: watchMs, seconds: PAST_SECONDS.many }));
  say(`page: ${FAST.sensors} sensors at ${FAST.hertz} Hz for ${minutes} minutes`);
  const heap = await onItsOwn((side) => heapOverTime(browser, side, minutes));
  await browser.close();
  return [...loadFindings(loads), ...watchFindings(watched), ...manyFindings(many), heapFinding(heap, minutes)];
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
  const tasksMs = await traceTasks(browser, page, () => pause(watch.ms));
  await close();
  return { ...cost, tasksMs };
}

async function heapOverTime(browser: Browser, side: Side, minutes: number): Promise<Watched> {
  const { page, close } = await openPage(browser, side, { ...FAST, seconds: PAST_SECONDS.fast });
  const watching = await startPageWatch(page);
  await pause(minutes * 60_000);
  const cost = await watching.stop();
  await close();
  return { ...cost, tasksMs: [] };
}

type Loads = readonly Awaited<ReturnType<typeof watchFirstLoad>>[][];

function loadFindings([ours = [], naive = []]: Loads): Finding[] {
  const scriptKb = (loads: typeof ours) => loads.map(({ scripts }) => sumOf(scripts, 'wireBytes') / 1000);
  const firstMs = (loads: typeof ours) => loads.map(({ firstReadingMs }) => firstReadingMs);
  const plain = ours[0]?.all.filter(({ plainBytes, encoding }) => plainBytes > 1_400 && encoding === '') ?? [];
  return [
    {
      what: 'page: JavaScript of the first load, over the wire',
      unit: 'kB',
      ours: scriptKb(ours),
      theirs: { name: OTHER, values: scriptKb(naive) },
      budget: {
        text: `≤ ${GOAL.scriptKb} kB`,
        isMet: Math.max(...scriptKb(ours)) <= GOAL.scriptKb,
        why: 'heads of the answers included',
      },
      remark: `with the chart and all else ${Math.round(sumOf(ours[0]?.all ?? [], 'wireBytes') / 1000)} kB, ${plain.length === 0 ? 'all of it that is long compressed' : `${plain.length} long answers not compressed`}`,
    },
    {
      what: 'page: navigation → first reading on screen',
      unit: 'ms',
      ours: firstMs(ours),
      theirs: { name: OTHER, values: firstMs(naive) },
      budget: {
        text: `≤ ${GOAL.firstReadingMs} ms`,
        isMet: median(firstMs(ours)) <= GOAL.firstReadingMs,
        why: 'browser and server share the cores',
      },
      remark: `the main thread worked for ${Math.round(median(ours.map(({ taskMs }) => taskMs)))} ms of it`,
    },
  ];
}

function watchFindings([ours = [], naive = []]: readonly Watched[][]): Finding[] {
  const share = (costs: readonly Watched[]) => costs.map(({ taskShare }) => taskShare * 100);
  const longest = (costs: readonly Watched[]) => costs.map(({ tasksMs }) => tasksMs[0] ?? 0);
  return [
    {
      what: `page: main thread, ${WATCHED.sensors} sensors at ${WATCHED.hertz} Hz and a chart`,
      unit: '% of a core',
      ours: share(ours),
      theirs: { name: OTHER, values: share(naive) },
      budget: {
        text: `≤ ${GOAL.taskShare * 100} %`,
        isMet: median(share(ours)) <= GOAL.taskShare * 100,
        why: 'readings come spread over the second, and each is drawn in a picture of its own',
      },
    },
    {
      what: 'page: longest task meanwhile, thread time',
      unit: 'ms',
      ours: longest(ours),
      theirs: { name: OTHER, values: longest(naive) },
      budget: {
        text: `≤ ${GOAL.taskMs} ms`,
        isMet: Math.max(...longest(ours)) <= GOAL.taskMs,
        why: 'in the worst run',
      },
    },
  ];
}

function manyFindings({ taskShare, tasksMs }: Watched): Finding[] {
  return [
    {
      what: `page: main thread, ${MANY.sensors} sensors at ${MANY.hertz} Hz`,
      unit: '% of a core',
      ours: [taskShare * 100],
      theirs: null,
      remark: `longest task ${Math.round(tasksMs[0] ?? 0)} ms of thread time`,
    },
  ];
}

function heapFinding({ heapBytes: [before, after], taskShare }: Watched, minutes: number): Finding {
  const grownMb = (after - before) / 1e6;
  const perHour = grownMb * (60 / minutes);
  return {
    what: `page: heap, growth in ${minutes} minutes at ${FAST.hertz} Hz`,
    unit: 'MB',
    ours: [grownMb],
    theirs: null,
    // A few minutes say nothing of an hour: what was compiled and cached in them would count as if it went on.
    ...(minutes >= 30 && {
      budget: {
        text: `≤ ${GOAL.heapMbPerHour} MB an hour`,
        isMet: perHour <= GOAL.heapMbPerHour,
        why: `${perHour.toFixed(1)} MB an hour`,
      },
    }),
    remark: `${(before / 1e6).toFixed(1)} MB in use before; main thread ${(taskShare * 100).toFixed(1)} %`,
  };
}
