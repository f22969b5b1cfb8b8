import type { Notifier } from '#server/notify-port';
import type { Clock, Log } from '#server/ports';
import { createOutboxWorker, type OutboxParts } from './outbox-worker';

/** How long an alert waits before anybody looks for it. */
const LOOK_EVERY_MS = 1000;
const AFTER_TROUBLE_MS = 5000;

/** What a stop waits for what is being sent. */
const STOP_LIMIT_MS = 2000;

/** One process a database does this: the one that holds the writer's claim. */
export function createNotifier(parts: OutboxParts): Notifier {
  const { clock, log } = parts;
  let running: { stop(): Promise<void> } | null = null;

  function run(): { stop(): Promise<void> } {
    const stopping = new AbortController();
    const worker = createOutboxWorker(parts, stopping.signal);
    const trouble = createTroubleLog(log);
    let cancel = () => {};
    let looking: Promise<void> = Promise.resolve();

    const lookIn = (ms: number) => {
      cancel = clock.after(ms, () => {
        looking = worker
          .look()
          .then(trouble.over, trouble.happened)
          .then(() => {
            if (!stopping.signal.aborted) lookIn(trouble.isThere() ? AFTER_TROUBLE_MS : LOOK_EVERY_MS);
          });
      });
    };
    lookIn(0);
    return {
      async stop() {
        stopping.abort();
        cancel();
        await atMost(STOP_LIMIT_MS, { work: looking.then(worker.idle), clock });
      },
    };
  }

  return {
    start() {
      running ??= run();
    },
    async stop() {
      const ending = running;
      running = null;
      await ending?.stop();
    },
  };
}

/** A database that is away is told once, and that it is back. */
function createTroubleLog(log: Log) {
  let failures = 0;
  return {
    isThere: () => failures > 0,
    happened(error: unknown) {
      if (failures === 0) log.warn('notify-waits', { cause: String(error) });
      failures += 1;
    },
    over() {
      if (failures > 0) log.info('notify-goes-on', { failures });
      failures = 0;
    },
  };
}

function atMost(limitMs: number, { work, clock }: { work: Promise<void>; clock: Clock }): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.after(limitMs, resolve);
    void work.finally(() => {
      cancel();
      resolve();
    });
  });
}
