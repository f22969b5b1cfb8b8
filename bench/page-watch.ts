import type { CDPSession, Page } from '@playwright/test';

/** What a page cost since the watch began. */
export type PageCost = {
  /** Main-thread time over wall time. */
  taskShare: number;
  /** Tasks over 50 ms. */
  longTasks: number;
  /** Heap in use after a collection, before and after. */
  heapBytes: [number, number];
};

/** Watches a Chromium page from outside, by its own counters. */
export async function startPageWatch(page: Page): Promise<{ stop(): Promise<PageCost> }> {
  const session = await page.context().newCDPSession(page);
  // The thread's own time: on a busy machine the wall clock would count other programs' turns as the page's.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.evaluate(() => {
    const watched = window as unknown as { longTasks: number };
    watched.longTasks = 0;
    new PerformanceObserver((list) => {
      watched.longTasks += list.getEntries().length;
    }).observe({ entryTypes: ['longtask'] });
  });
  const before = await counters(session);
  return {
    async stop() {
      // Read before the collection, which is a task too, and ours.
      const taskSeconds = (await metricsOf(session)).TaskDuration ?? 0;
      const atSeconds = performance.now() / 1000;
      const longTasks = await page.evaluate(() => (window as unknown as { longTasks: number }).longTasks);
      const after = await counters(session);
      return {
        taskShare: (taskSeconds - before.taskSeconds) / (atSeconds - before.atSeconds),
        longTasks,
        heapBytes: [before.heapBytes, after.heapBytes],
      };
    },
  };
}

async function counters(session: CDPSession) {
  await session.send('HeapProfiler.collectGarbage');
  const metrics = await metricsOf(session);
  return {
    taskSeconds: metrics.TaskDuration ?? 0,
    heapBytes: metrics.JSHeapUsedSize ?? 0,
    atSeconds: performance.now() / 1000,
  };
}

async function metricsOf(session: CDPSession): Promise<Record<string, number>> {
  const { metrics } = await session.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}
