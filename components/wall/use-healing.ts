'use client';

import { useEffect } from 'react';
import type { System } from '#protocol/system';
import { request } from '../live/request';
import { liveState, serverNowMs } from '../live/use-live';
import { loadAnew, sinceReloadMs } from './load-anew';
import { reasonToReload } from './wall-healing';

const LOOK_EVERY_MS = 60_000;

/** Has the wall load itself anew when that may mend it. */
export function useHealing(): void {
  useEffect(() => {
    const bornMs = performance.now();
    let ownBuild: string | null = null;
    const look = async () => {
      const answer = await request<System>('/api/system', { method: 'GET' });
      // Without a server the browser would show its own error page, from which nothing comes back.
      if (!answer.ok) return;
      const serverBuild = answer.value.versions.build;
      ownBuild ??= serverBuild;
      const { link, linkSinceMs } = liveState();
      const reason = reasonToReload({
        upMs: performance.now() - bornMs,
        cutOffMs: link === 'offline' ? serverNowMs() - linkSinceMs : 0,
        ownBuild,
        serverBuild,
        sinceReloadMs: sinceReloadMs(),
      });
      if (reason !== null) loadAnew();
    };
    void look();
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
}
