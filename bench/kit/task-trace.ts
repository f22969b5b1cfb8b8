import type { Browser } from '@playwright/test';

type TraceEvent = { name: string; ph: string; pid: number; tid: number; tdur?: number; args?: { name?: string } };

/**
 * Watches the tasks of every page's main thread; `stop` hands back what CPU each took, in ms, longest first. On a machine that others use the
 * wall clock counts their turns too, and no task looks short.
 */
export async function startTaskTrace(browser: Browser): Promise<{ stop(): Promise<number[]> }> {
  const session = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', '__metadata'] },
  });
  return {
    async stop() {
      const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
      await session.send('Tracing.end');
      await complete;
      await session.detach();
      const key = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
      const mains = new Set(
        events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(key),
      );
      const tasks = events.filter((event) => /RunTask$/.test(event.name) && mains.has(key(event)));
      return tasks.map(({ tdur = 0 }) => tdur / 1000).sort((a, b) => b - a);
    },
  };
}
