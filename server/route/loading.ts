import type { BoardOptions } from '#server/domain/board-state';
import { restoreStage, type Stage } from '#server/domain/stage';
import type { Clock, Log } from '#server/ports';
import type { StoredState, WriteBehind, WriterClaim } from '#server/store-port';

/** Loads what the store has, whenever there is a claim to load it with. */
export type Loading = {
  /** Resolves at once unless a stage is being loaded: nothing may be taken meanwhile. */
  gate(): Promise<void>;
  isUnderWay(): boolean;
  claimed(claim: WriterClaim): void;
  unclaimed(): void;
  /** Waits for a claim, loads, and hands over what was loaded. Rejects with `sink-unavailable` once stopped. */
  load(log: { logName: string; partitions: readonly number[] }): Promise<{ stage: Stage; state: StoredState }>;
  stop(): void;
};

type LoadingParts = { boardOptions: BoardOptions; writeBehind: WriteBehind; clock: Clock; log: Log };

export function createLoading({ boardOptions, writeBehind, clock, log }: LoadingParts): Loading {
  let claim: WriterClaim | null = null;
  let gate: Promise<void> | null = null;
  let isStopped = false;
  let wake: (() => void)[] = [];

  const wakeAll = () => {
    const woken = wake;
    wake = [];
    for (const resolve of woken) resolve();
  };

  async function currentClaim(): Promise<WriterClaim> {
    while (claim === null) {
      if (isStopped) throw stopping();
      await new Promise<void>((resolve) => wake.push(resolve));
    }
    return claim;
  }

  // What is still on its way into the store must be there before it is read, and nothing may come after it.
  async function loadWith(held: WriterClaim, logName: string): Promise<StoredState | null> {
    let open = () => {};
    gate = new Promise((resolve) => {
      open = resolve;
    });
    try {
      await writeBehind.settled();
      const { windowSize, defaultLimits } = boardOptions;
      const state = await held.load({ logName, windowSize, defaultLimits, nowMs: clock.nowMs() });
      return held === claim ? state : null;
    } catch (error) {
      log.warn('store-not-loaded', { cause: String(error) });
      return null;
    } finally {
      gate = null;
      open();
    }
  }

  return {
    gate: () => gate ?? Promise.resolve(),
    isUnderWay: () => gate !== null,
    claimed(held) {
      claim = held;
      wakeAll();
    },
    unclaimed() {
      claim = null;
    },
    async load({ logName, partitions }) {
      for (;;) {
        const held = await currentClaim();
        const state = await loadWith(held, logName);
        if (state !== null) return { stage: restoreStage(boardOptions, { ...state, logName, partitions }), state };
        // One that failed is over in a moment, and the next one comes.
        if (claim === held) await new Promise<void>((resolve) => clock.after(TRY_AGAIN_MS, resolve));
      }
    },
    stop() {
      isStopped = true;
      wakeAll();
    },
  };
}

const TRY_AGAIN_MS = 500;

function stopping(): Error {
  return Object.assign(new Error('The server is stopping and takes no readings. Send them again once it runs.'), {
    code: 'sink-unavailable',
  });
}
