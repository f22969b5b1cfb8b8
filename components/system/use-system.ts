'use client';

import { useEffect, useState } from 'react';
import type { System } from '#protocol/system';
import { request } from '../live/request';
import { useLive } from '../live/use-live';

/** Soon enough to watch something recover. In ms. */
const ASK_EVERY_MS = 5_000;

export type SystemNews = {
  /** Null until the first answer. */
  system: System | null;
  /** True while the server, being asked, does not answer: what is there is its last word. */
  isOld: boolean;
};

/** How the server is doing, asked for again and again while the page is seen. */
export function useSystem(): SystemNews {
  const link = useLive((live) => live.link);
  const [news, setNews] = useState<SystemNews>({ system: null, isOld: false });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a connection made or lost is news of the server, and this page counts among its browsers.
  useEffect(() => {
    const abort = new AbortController();
    const ask = async () => {
      if (document.visibilityState !== 'visible') return;
      const answer = await request<System>('/api/system', { method: 'GET', signal: abort.signal });
      if (abort.signal.aborted) return;
      setNews(({ system }) => (answer.ok ? { system: answer.value, isOld: false } : { system, isOld: true }));
    };
    void ask();
    const timer = setInterval(() => void ask(), ASK_EVERY_MS);
    return () => {
      clearInterval(timer);
      abort.abort();
    };
  }, [link]);
  return news;
}
