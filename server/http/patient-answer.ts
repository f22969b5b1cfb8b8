import type { Clock } from '#server/ports';

/** What is asked for changes slowly, and may make the database look at every file. */
const ASK_EVERY_MS = 60_000;

/** Nobody waits longer: then the answer is there the next time. */
const PATIENCE_MS = 1000;

/** An answer of the database, asked for at most once a minute; null while it does not answer. */
export function createPatientAnswer<T>({ ask, clock }: { ask(): Promise<T>; clock: Clock }): () => Promise<T | null> {
  let known: T | null = null;
  let askedMs = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> = Promise.resolve();

  async function askNow(): Promise<void> {
    known = await ask().catch(() => null);
  }

  return async () => {
    if (clock.monotonicMs() - askedMs >= ASK_EVERY_MS) {
      askedMs = clock.monotonicMs();
      asking = askNow();
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
