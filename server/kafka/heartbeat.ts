import type { Clock } from '#server/ports';

/** Well below the session's 10 s; kafkajs itself sends at most one in 3 s. */
const BEAT_EVERY_MS = 1000;

type Beating = { clock: Clock; heartbeat(): Promise<void> };

/**
 * Waits for `work` and meanwhile tells the group that we live. A beat that fails ends the beats and not the wait: what
 * is in hand is finished first. Resolves with that failure, null when all beats went well; rejects as `work` does.
 */
export async function whileBeating(work: Promise<unknown>, { clock, heartbeat }: Beating): Promise<unknown> {
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

/** The same where nothing is in hand: rejects with the failure of a beat at once, so that the group is joined again. */
export async function untilBeatFails<T>(work: Promise<T>, { clock, heartbeat }: Beating): Promise<T> {
  let fail: (error: unknown) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const first = Promise.race([work, failed]);
  const beat = () =>
    heartbeat().catch((error) => {
      fail(error);
      throw error;
    });
  await whileBeating(first, { clock, heartbeat: beat });
  return first;
}
