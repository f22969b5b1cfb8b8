import type { Clock } from '#server/ports';
import type { StoredHistory } from '#server/store-port';

export type StoreSizes = Awaited<ReturnType<StoredHistory['sizes']>>;

/** Sizes change slowly, and finding them out makes the database look at every file. */
const ASK_EVERY_MS = 60_000;

/** Whoever reads the metrics waits no longer: then the sizes are there the next time. */
const PATIENCE_MS = 1000;

/** The sizes of the database, asked for at most once a minute; null while it does not answer. */
export function createStoreSizes({ history, clock }: { history: Pick<StoredHistory, 'sizes'>; clock: Clock }) {
  let known: StoreSizes | null = null;
  let askedMs = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> = Promise.resolve();

  async function ask(): Promise<void> {
    known = await history.sizes().catch(() => null);
  }

  return async (): Promise<StoreSizes | null> => {
    if (clock.monotonicMs() - askedMs >= ASK_EVERY_MS) {
      askedMs = clock.monotonicMs();
      asking = ask();
    }
    await within(PATIENCE_MS, { work: asking, clock });
    return known;
  };
}

function within(limitMs: number, { work, clock }: { work: Promise<void>; clock: Clock }): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.after(limitMs, resolve);
    void work.then(() => {
      cancel();
      resolve();
    });
  });
}
