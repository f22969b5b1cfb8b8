import { describe, expect, it } from 'vitest';
import { until } from '#server/testing/until';
import { type Awake, type AwakeBrowser, keepAwake } from './keep-awake';

type Sentinel = { released: boolean; release(): Promise<void> };

function buildBrowser(answer: () => Promise<Sentinel>) {
  const listeners = new Set<() => void>();
  const asked: Sentinel[] = [];
  let isSeen = true;
  const request = async () => {
    const sentinel = await answer();
    asked.push(sentinel);
    return sentinel as unknown as WakeLockSentinel;
  };
  const browser: AwakeBrowser = {
    wakeLock: { request },
    isSeen: () => isSeen,
    onSeen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    browser,
    asked,
    listeners,
    see(seen: boolean) {
      isSeen = seen;
      for (const listen of listeners) listen();
    },
  };
}

const sentinel = async (): Promise<Sentinel> => {
  const one = {
    released: false,
    async release() {
      one.released = true;
    },
  };
  return one;
};

describe('keeping the screen awake', () => {
  it('[PG374] is asked for again when the page is seen again, and let go at the end', async () => {
    const { browser, asked, listeners, see } = buildBrowser(sentinel);
    const told: Awake[] = [];
    const stop = keepAwake(browser, (awake) => told.push(awake));
    await until(() => told.length === 1);
    see(true);
    await asked[0]?.release();
    see(false);
    see(true);
    await until(() => asked.length === 2);
    stop();
    expect(asked.map(({ released }) => released)).toEqual([true, true]);
    expect([told, listeners.size]).toEqual([['awake', 'awake'], 0]);
  });

  it('[PG374] says where the browser refuses, or cannot', async () => {
    const told: Awake[] = [];
    const refusing = buildBrowser(() => Promise.reject(new Error('NotAllowedError')));
    keepAwake(refusing.browser, (awake) => told.push(awake));
    keepAwake({ ...refusing.browser, wakeLock: undefined }, (awake) => told.push(awake));
    await until(() => told.length === 2);
    expect(told.sort()).toEqual(['impossible', 'refused']);
  });
});
