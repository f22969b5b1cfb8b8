import type { BoardOptions } from '#server/domain/board-state';
import { restoreStage, type Stage } from '#server/domain/stage';
import type { Clock, Log } from '#server/ports';
import type { StoredState, WriteBehind, WriterClaim } from '#server/store-port';

/** What was loaded, ready to be shown. */
export type Loaded = { stage: Stage; state: StoredState };

/** Loads what the store has, whenever there is a claim to load it with. */
export type Loading = {
  /** Resolves when the load under way is over: nothing may be taken meanwhile. Ask `isUnderWay` again afterwards. */
  gate(): Promise<void>;
  isUnderWay(): boolean;
  /** True while there is a claim to load with. */
  isPossible(): boolean;
  claimed(claim: WriterClaim): void;
  unclaimed(): void;
  /**
   * Waits for a claim and for its turn, loads, and has what was loaded begun before anything else may be taken.
   * Resolves without when it is no longer needed, or did not succeed. Rejects with `sink-unavailable` once stopped.
   */
  load(
    log: { logName: string; partitions: readonly number[] },
    then: { isNeeded(): boolean; begin(loaded: Loaded): void },
  ): Promise<void>;
  stop(): void;
};

type LoadingParts = { boardOptions: BoardOptions; writeBehind: WriteBehind; clock: Clock; log: Log };

const TRY_AGAIN_MS = 500;

export function createLoading({ boardOptions, writeBehind, clock, log }: LoadingParts): Loading {
  let claim: WriterClaim | null = null;
  let gate: Promise<void> | null = null;
  let lastTurn: Promise<void> = Promise.resolve();
  let isStopped = false;
  const wake: (() => void)[] = [];

  const wakeAll = () => {
    for (const resolve of wake.splice(0)) resolve();
  };

  async function currentClaim(): Promise<WriterClaim> {
    for (;;) {
      if (isStopped) throw stopping();
      if (claim !== null) return claim;
      await new Promise<void>((resolve) => wake.push(resolve));
    }
  }

  // What is still on its way into the store must be there before it is read, and nothing may come after it.
  async function behindGate(act: () => Promise<void>): Promise<void> {
    let open = () => {};
    gate = new Promise((resolve) => {
      open = resolve;
    });
    try {
      await writeBehind.settled();
      await act();
    } finally {
      gate = null;
      open();
    }
  }

  function inTurn(act: () => Promise<boolean>): Promise<boolean> {
    const turn = lastTurn.then(act);
    lastTurn = turn.then(
      () => undefined,
      () => undefined,
    );
    return turn;
  }

  return {
    gate: () => gate ?? Promise.resolve(),
    isUnderWay: () => gate !== null,
    isPossible: () => claim !== null,
    claimed(held) {
      claim = held;
      wakeAll();
    },
    unclaimed() {
      claim = null;
    },
    async load({ logName, partitions }, { isNeeded, begin }) {
      const held = await currentClaim();
      const hasFailed = await inTurn(async () => {
        if (held !== claim || !isNeeded()) return false;
        try {
          await behindGate(async () => {
            const { windowSize, defaultLimits } = boardOptions;
            const state = await held.load({ logName, windowSize, defaultLimits, nowMs: clock.nowMs() });
            if (held !== claim) return;
            begin({ stage: restoreStage(boardOptions, { ...state, logName, partitions }), state });
          });
          return false;
        } catch (error) {
          log.warn('store-not-loaded', { cause: String(error) });
          return true;
        }
      });
      // One that failed is over in a moment, and the next one comes.
      if (hasFailed && claim === held) await new Promise<void>((resolve) => clock.after(TRY_AGAIN_MS, resolve));
    },
    stop() {
      isStopped = true;
      wakeAll();
    },
  };
}

function stopping(): Error {
  return Object.assign(new Error('The server is stopping and takes no readings. Send them again once it runs.'), {
    code: 'sink-unavailable',
  });
}
