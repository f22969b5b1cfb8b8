import type { Clock, Log } from '#server/ports';
import { rootCause } from './kafka-error';

/** Something that lives until it ends by itself or is closed. */
export type Supervised = { ended: Promise<Error>; close(limitMs: number): Promise<void> };

export type Supervisor = {
  start(): void;
  /** The world looks better: try again now rather than after the pause. */
  hurry(): void;
  stop(): Promise<void>;
};

const FIRST_PAUSE_MS = 250;
const LAST_PAUSE_MS = 5000;
/** One that lived so long was well: the pauses start over. */
const WELL_AFTER_MS = 30_000;
/** What a crashed one may take to leave its group before its sockets are closed. */
const CLOSE_CRASHED_MS = 2000;
/** The whole stop of the source has 5 s, and commits before this and asks no more after it. */
const CLOSE_MS = 3500;

export type SupervisorOptions = {
  make: () => Supervised;
  /** While false nothing is made; `hurry` when it turns true. */
  isWorthTrying(): boolean;
  clock: Clock;
  log: Log;
};

/** Keeps one `make()` alive: when it ends it is closed and the next one made, with growing pauses between. */
export function createSupervisor(options: SupervisorOptions): Supervisor {
  const { make, isWorthTrying, clock, log } = options;
  let current: Supervised | null = null;
  let endPause: () => void = () => {};
  let isStopped = false;
  let loop: Promise<void> | null = null;
  let stopped: Promise<void> | null = null;

  async function supervise(): Promise<void> {
    for (let failures = 0; !isStopped; failures += 1) {
      while (!isWorthTrying() && !isStopped) await pause(LAST_PAUSE_MS);
      if (isStopped) return;
      const startedMs = clock.monotonicMs();
      current = madeOrEnded(make);
      const why = await current.ended;
      if (isStopped) return;
      await current.close(CLOSE_CRASHED_MS);
      if (clock.monotonicMs() - startedMs >= WELL_AFTER_MS) failures = 0;
      const pauseMs = Math.min(LAST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures);
      log.info('kafka-consumer-rebuilt', { cause: rootCause(why).message, pauseMs });
      await pause(pauseMs);
    }
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = clock.after(ms, resolve);
      endPause = () => {
        cancel();
        resolve();
      };
      if (isStopped) endPause();
    });
  }

  return {
    start() {
      loop ??= supervise();
      loop.catch((error) => log.error('kafka-supervisor-failed', { cause: String(error) }));
    },
    hurry: () => endPause(),
    stop() {
      isStopped = true;
      endPause();
      stopped ??= current?.close(CLOSE_MS) ?? Promise.resolve();
      return stopped;
    },
  };
}

// One that cannot even be made is one that ended at once: the next try comes after the pause like any other.
function madeOrEnded(make: () => Supervised): Supervised {
  try {
    return make();
  } catch (error) {
    const why = error instanceof Error ? error : new Error(String(error));
    return { ended: Promise.resolve(why), close: async () => {} };
  }
}
