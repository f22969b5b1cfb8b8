'use client';

import { useEffect, useState } from 'react';
import { readAlerts } from '../history/history-requests';
import type { LiveState } from '../live/live-state';
import { watchLive } from '../live/use-live';
import { recall, remember } from '../shell/local-memory';
import { type AwayNews, awayNews, awaySince } from './away-news';

const LAST_SEEN = 'isotherm-last-seen';
const REMEMBER_MS = 15_000;
const RETRY_MS = 15_000;
/** More alerts than this are counted as so many: who was away for a year wants no exact figure. */
const MOST_ALERTS = 1_000;

/** What was missed since this browser's person was last here; told once. */
export function useAwayNews(): { news: AwayNews | null; dismiss(): void } {
  const [news, setNews] = useState<AwayNews | null>(null);
  useEffect(() => watchLive(createAwayWatch(setNews)), []);
  return { news, dismiss: () => setNews(null) };
}

/** Remembers when somebody was here, and asks what happened when they come back. */
function createAwayWatch(tell: (news: AwayNews) => void): (state: LiveState, nowMs: number) => void {
  let sinceMs: number | null = null;
  let rememberedMs = 0;
  let askedMs = 0;

  async function ask(fromMs: number, nowMs: number): Promise<void> {
    const answer = await readAlerts({ fromMs, toMs: nowMs }, { limit: MOST_ALERTS });
    if (!answer.ok || sinceMs !== fromMs) return;
    sinceMs = null;
    const news = awayNews(answer.value.alerts, { sinceMs: fromMs, nowMs });
    if (news !== null) tell(news);
  }

  return ({ link }, nowMs) => {
    if (link !== 'online' || document.visibilityState !== 'visible') return;
    if (nowMs - rememberedMs >= REMEMBER_MS) {
      sinceMs = awaySince(recall(LAST_SEEN), nowMs) ?? sinceMs;
      remember(LAST_SEEN, `${Math.round(nowMs)}`);
      rememberedMs = nowMs;
    }
    if (sinceMs === null || nowMs - askedMs < RETRY_MS) return;
    askedMs = nowMs;
    void ask(sinceMs, nowMs);
  };
}
