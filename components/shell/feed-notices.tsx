'use client';

import type { ReactNode } from 'react';
import { FeedBanner } from './feed-banner';
import styles from './feed-notices.module.css';

/**
 * What there is to say of the feed, over the foot of the window: what comes and goes by itself moves nothing that
 * somebody may be pressing. At the end of the page it has a place of its own, so that it hides nothing for good.
 */
export function FeedNotices({ children }: { children?: ReactNode }) {
  return (
    <div ref={followHeight} className={styles.notices}>
      <FeedBanner />
      {children}
    </div>
  );
}

/** Above it and below it, in px. */
const ROOM_PX = 16;

// What else keeps to the foot of the window, and what the browser scrolls to, stays above it.
function followHeight(notices: HTMLElement | null): (() => void) | undefined {
  if (notices === null) return undefined;
  const { style } = document.documentElement;
  const watch = new ResizeObserver(() => {
    const { offsetHeight } = notices;
    style.setProperty('--notices', `${offsetHeight === 0 ? 0 : offsetHeight + ROOM_PX}px`);
  });
  watch.observe(notices);
  return () => {
    watch.disconnect();
    style.removeProperty('--notices');
  };
}
