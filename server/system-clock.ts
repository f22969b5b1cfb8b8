import type { Clock } from '#server/ports';

/** Node's own clocks and timers. */
export function createSystemClock(): Clock {
  return {
    nowMs: () => Date.now(),
    monotonicMs: () => performance.now(),
    after(delayMs, callback) {
      // unref: a process that is told to stop does not wait for a timer.
      const timer = setTimeout(callback, delayMs).unref();
      return () => clearTimeout(timer);
    },
  };
}
