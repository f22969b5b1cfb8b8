import { describe, expect, it } from 'vitest';
import { askLease } from './tab-lease';

const FOR_MS = 3_000;
const ask = (tabId: string, nowMs: number) => ({ tabId, nowMs, forMs: FOR_MS });

/** Tabs that look one after the other at what they share. */
function createShared() {
  let text: string | null = null;
  return {
    look(tabId: string, nowMs: number): boolean {
      const { isHeld, write } = askLease(text, ask(tabId, nowMs));
      text = write ?? text;
      return isHeld;
    },
    put(garbage: string) {
      text = garbage;
    },
  };
}

describe('of several tabs of one browser', () => {
  it('[PG243] one sounds, the one that asked first, for as long as it goes on asking', () => {
    const shared = createShared();
    shared.look('a', 0);
    expect(shared.look('b', 10)).toBe(false);
    for (let nowMs = 300; nowMs < 20_000; nowMs += 250) {
      expect(shared.look('a', nowMs)).toBe(true);
      expect(shared.look('b', nowMs + 10)).toBe(false);
    }
  });

  it('[PG243] another takes over three seconds after that one is gone', () => {
    const shared = createShared();
    shared.look('a', 0);
    expect(shared.look('b', 2_999)).toBe(false);
    shared.look('b', 3_000);
    expect(shared.look('b', 3_300)).toBe(true);
    expect(shared.look('a', 3_310)).toBe(false);
  });

  it('[PG243] none holds it before its word has lain there for a moment: two that write at once do not both sound', () => {
    const [a, b] = [askLease(null, ask('a', 0)), askLease(null, ask('b', 0))];
    expect([a.isHeld, b.isHeld]).toEqual([false, false]);
    // Each still reads what it wrote itself.
    expect([askLease(a.write, ask('a', 5)).isHeld, askLease(b.write, ask('b', 5)).isHeld]).toEqual([false, false]);
    // The last one written is the one that is there.
    expect(askLease(b.write, ask('a', 300)).isHeld).toBe(false);
    expect(askLease(b.write, ask('b', 300)).isHeld).toBe(true);
  });

  it('[PG243] a tab whose clock is a little behind does not take the other for one of the future', () => {
    const shared = createShared();
    shared.look('a', 1_000);
    expect(shared.look('b', 990)).toBe(false);
    expect(shared.look('b', 990)).toBe(false);
  });

  it.each(['nonsense', '{}', '{"tabId":1}', '{"tabId":"x","sinceMs":0,"untilMs":9e15}'])(
    '[PG243] %j holds nobody back',
    (text) => {
      const shared = createShared();
      shared.put(text);
      shared.look('a', 0);
      expect(shared.look('a', 300)).toBe(true);
    },
  );
});
