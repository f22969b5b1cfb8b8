import type { Clock } from '#server/ports';

/** A clock that stands still until a test moves it. */
export type FakeClock = Clock & {
  /** Moves both clocks on by `ms`; runs the timers that fall due on the way, in order, each at its own time. */
  advance(ms: number): void;
  /** The wall clock jumps to `ms` (epoch ms), as when an operator sets it; durations and timers do not notice. */
  setWall(ms: number): void;
  /** How long until the next timer falls due; null: there is none. */
  nextDueInMs(): number | null;
};

type Timer = { dueMs: number; callback: () => void };

/** 2026-01-01T00:00:00Z: any date later than every limit on timestamps would do. */
const DEFAULT_START_MS = 1_767_225_600_000;

/** A clock for tests. `startMs` is the wall clock's first value, epoch ms; the monotonic one starts at 0. */
export function createFakeClock(startMs = DEFAULT_START_MS): FakeClock {
  let monotonicMs = 0;
  let wallOffsetMs = startMs;
  const timers = new Set<Timer>();

  // A Set keeps insertion order and the comparison is strict, so timers due at the same moment run as they were set.
  function nextDue(untilMs: number): Timer | null {
    let next: Timer | null = null;
    for (const timer of timers) {
      if (timer.dueMs <= untilMs && (next === null || timer.dueMs < next.dueMs)) next = timer;
    }
    return next;
  }

  return {
    nowMs: () => wallOffsetMs + monotonicMs,
    monotonicMs: () => monotonicMs,
    after(delayMs, callback) {
      const timer = { dueMs: monotonicMs + Math.max(0, delayMs), callback };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance(ms) {
      const untilMs = monotonicMs + ms;
      for (let timer = nextDue(untilMs); timer !== null; timer = nextDue(untilMs)) {
        timers.delete(timer);
        monotonicMs = timer.dueMs;
        timer.callback();
      }
      monotonicMs = untilMs;
    },
    setWall(ms) {
      wallOffsetMs = ms - monotonicMs;
    },
    nextDueInMs() {
      const next = nextDue(Number.POSITIVE_INFINITY);
      return next === null ? null : next.dueMs - monotonicMs;
    },
  };
}
