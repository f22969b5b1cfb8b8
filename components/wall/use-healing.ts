'use client';

import { useEffect } from 'react';
import { liveState, serverNowMs } from '../live/use-live';
import { isServerThere, loadAnew, sinceReloadMs } from './load-anew';
import { reasonToReload } from './wall-healing';

const LOOK_EVERY_MS = 30_000;

/** Has the wall load itself anew when that may mend it. */
export function useHealing(): void {
  useEffect(() => {
    const bornMs = performance.now();
    const look = async () => {
      const { link, linkSinceMs } = liveState();
      const health = {
        upMs: performance.now() - bornMs,
        cutOffMs: link === 'offline' ? serverNowMs() - linkSinceMs : 0,
        ownBuild: null,
        serverBuild: null,
        sinceReloadMs: sinceReloadMs(),
      };
      if (reasonToReload(health) !== null && (await isServerThere())) loadAnew();
    };
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
}
