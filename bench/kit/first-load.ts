import type { Browser, CDPSession } from '@playwright/test';

/** One answer the page fetched, as it came over the wire. */
export type Fetched = {
  url: string;
  /** Chromium's word for what it is: `Document`, `Script`, `Stylesheet`, `Fetch` … */
  kind: string;
  /** Head and body as transferred, compressed where they were. */
  wireBytes: number;
  /** The body as the page got it. */
  plainBytes: number;
  /** `gzip` or another; empty where nothing was compressed. */
  encoding: string;
};

/** What a browser that was never here transfers until the first reading shows, and until `settled`. */
export type FirstLoad = {
  /** Navigation until a tile shows a number, by the wall clock. */
  firstReadingMs: number;
  /** What the main thread worked meanwhile, in its own time. */
  taskMs: number;
  /** Everything until the page was quiet, the chart included, which comes later. */
  all: Fetched[];
  /** Scripts the document itself names: what comes before anything can be shown. */
  scripts: Fetched[];
};

/** Opens `url` in a context of its own and counts what comes. */
export async function watchFirstLoad(
  browser: Browser,
  url: string,
  { firstReading, settled }: { firstReading: string; settled: string },
): Promise<FirstLoad> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const fetched = await recordFetches(session);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await taskMs(session);
  const beganMs = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  await page.locator(firstReading).filter({ hasText: /\d/ }).first().waitFor();
  const firstReadingMs = performance.now() - beganMs;
  const worked = (await taskMs(session)) - before;
  await page.locator(settled).first().waitFor();
  await page.waitForLoadState('load');
  const html = await (await context.request.get(url)).text();
  const all = fetched();
  const scripts = all.filter(({ url: at, kind }) => kind === 'Script' && html.includes(new URL(at).pathname));
  await context.close();
  return { firstReadingMs, taskMs: worked, all, scripts };
}

export function sumOf(fetched: readonly Fetched[], of: 'wireBytes' | 'plainBytes'): number {
  return fetched.reduce((sum, one) => sum + one[of], 0);
}

async function recordFetches(session: CDPSession): Promise<() => Fetched[]> {
  const byId = new Map<string, Fetched>();
  session.on('Network.responseReceived', ({ requestId, type, response: { url, headers } }) => {
    const encoding = headers['content-encoding'] ?? headers['Content-Encoding'] ?? '';
    byId.set(requestId, { url, kind: type, wireBytes: 0, plainBytes: 0, encoding });
  });
  session.on('Network.dataReceived', ({ requestId, dataLength }) => {
    const one = byId.get(requestId);
    if (one !== undefined) one.plainBytes += dataLength;
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const one = byId.get(requestId);
    if (one !== undefined) one.wireBytes = encodedDataLength;
  });
  await session.send('Network.enable');
  return () => [...byId.values()].filter(({ url }) => url.startsWith('http'));
}

async function taskMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
}
