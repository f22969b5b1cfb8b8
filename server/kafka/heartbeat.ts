import type { Clock } from '#server/ports';

/** Well below the session's 10 s; kafkajs itself sends at most one in 3 s. */
const BEAT_EVERY_MS = 1000;

/**
 * Waits for `work` and meanwhile tells the group that we live. A beat that fails ends the beats and not the wait: what
 * is in hand is finished first. Resolves with that failure, null when all beats went well; rejects as `work` does.
 */
export async function whileBeating(
  work: Promise<unknown>,
  { clock, heartbeat }: { clock: Clock; heartbeat(): Promise<void> },
): Promise<unknown> {
  let failure: unknown = null;
  let isDone = false;
  let cancel = () => {};
  const beatLater = () => {
    cancel = clock.after(BEAT_EVERY_MS, () => void beat());
  };
  async function beat(): Promise<void> {
    try {
      await heartbeat();
      if (!isDone) beatLater();
    } catch (error) {
      failure = error ?? new Error('The heartbeat failed.');
    }
  }
  beatLater();
  try {
    await work;
  } finally {
    isDone = true;
    cancel();
  }
  return failure;
}
