'use client';

import type { ReactNode } from 'react';
import { FeedBanner } from './feed-banner';
import styles from './feed-notices.module.css';

type FeedNoticesProps = {
  children?: ReactNode;
  /** Told the element, for what is known elsewhere and stands here as well. */
  onPlace?: (place: HTMLElement | null) => void;
};

/**
 * What there is to say of the feed, over the foot of the window: what comes and goes by itself moves nothing that
 * somebody may be pressing. At the end of the page there is room for it, so that it hides nothing for good.
 */
export function FeedNotices({ children, onPlace }: FeedNoticesProps) {
  return (
    <div ref={followHeight} className={styles.notices}>
      <FeedBanner />
      {children}
      {onPlace && <div ref={onPlace} className={styles.place} />}
    </div>
  );
}

/** Above it and below it, in px. */
const ROOM_PX = 16;

// What the browser scrolls to stays above it. The room at the end of the page stays once it was needed: a page that
// grows shorter would move under the hand at its end.
function followHeight(notices: HTMLElement | null): (() => void) | undefined {
  if (notices === null) return undefined;
  const { style } = document.documentElement;
  let roomPx = 0;
  const watch = new ResizeObserver(() => {
    const { offsetHeight } = notices;
    const heightPx = offsetHeight === 0 ? 0 : offsetHeight + ROOM_PX;
    roomPx = Math.max(roomPx, heightPx);
    style.setProperty('--notices', `${heightPx}px`);
    style.setProperty('--notices-room', `${roomPx}px`);
  });
  watch.observe(notices);
  return () => {
    watch.disconnect();
    for (const name of ['--notices', '--notices-room']) style.removeProperty(name);
  };
}
