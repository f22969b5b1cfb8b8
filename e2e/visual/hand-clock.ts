import type { Clock } from '#server/ports';
import { createSystemClock } from '#server/system-clock';

/** Shorter than the pause after which alerts take it that time was lost. */
const STEP_MS = 5000;

/** A clock that is moved by hand. */
export type HandClock = Clock & {
  /** Moves it on to `toMs`, in steps; what is due by then is called on the way. */
  moveTo(toMs: number): void;
};

/**
 * Stands at `nowMs` until it is moved. Its timers also end when as much real time has passed, so that whatever waits for
 * the outside goes on.
 */
export function createHandClock(nowMs: number): HandClock {
  const real = createSystemClock();
  const waiting = new Set<{ dueMs: number; end: () => void }>();
  return {
    ...real,
    nowMs: () => nowMs,
    after(delayMs, callback) {
      const cancel = () => {
        waiting.delete(timer);
        cancelReal();
      };
      const end = () => {
        cancel();
        callback();
      };
      const timer = { dueMs: nowMs + delayMs, end };
      const cancelReal = real.after(delayMs, end);
      waiting.add(timer);
      return cancel;
    },
    moveTo(toMs) {
      while (nowMs < toMs) {
        nowMs = Math.min(toMs, nowMs + STEP_MS);
        for (const timer of [...waiting]) if (timer.dueMs <= nowMs && waiting.has(timer)) timer.end();
      }
    },
  };
}
