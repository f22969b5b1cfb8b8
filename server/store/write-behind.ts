import { batchSize, type WriteBatch } from '#server/domain/write-batch';
import type { Clock, Log } from '#server/ports';
import type { StoreError, StoreTrouble, WriteBehind, WriterClaim } from '#server/store-port';
import { isAwaited, MAX_BATCH, mergeAll, takeGroup } from './batch-group';

export type WriteBehindOptions = {
  clock: Clock;
  log: Log;
  /** Commits begin at least this far apart, unless a person waits or much has gathered: small ones cost most. */
  gatherMs?: number;
  /** Told of each batch that is safe: its readings, and how long the oldest of it waited. */
  stored?(batch: { readings: number; waitedMs: number }): void;
};

/** Four batches, about 10 MB: beyond it whoever brings more waits. */
const MAX_WAITING = 40_000;

/** Without a commit for so long the database counts as failing. */
const GIVE_UP_AFTER_MS = 5000;
const LOOK_EVERY_MS = 250;

const FIRST_PAUSE_MS = 50;
const LAST_PAUSE_MS = 1000;

type Waiting = { batch: WriteBatch; acceptedMs: number; resolve(isStored: boolean): void };

/**
 * A queue before the store. While one batch is being committed the next gathers, so batches are small when it is quiet
 * and large under load. An outage shorter than five seconds only makes it wait.
 */
export function createWriteBehind({ clock, log, stored, gatherMs = 0 }: WriteBehindOptions) {
  const queue: Waiting[] = [];
  let waitingSize = 0;
  let claim: WriterClaim | null = null;
  let isOpen = false;
  let isDraining = false;
  let generation = 0;
  let lastCommitMs = 0;
  let trouble: StoreTrouble | null = null;
  let tell: (reason: StoreTrouble) => void = () => {};
  let roomWaiters: (() => void)[] = [];
  let settleWaiters: (() => void)[] = [];
  let wakeDrain = () => {};
  let begunMs = Number.NEGATIVE_INFINITY;
  let hurry = () => {};
  let cancelWatch = () => {};

  function accept(batch: WriteBatch): ReturnType<WriteBehind['accept']> {
    if (!isOpen) return { room: Promise.resolve(), stored: Promise.resolve(false) };
    if (queue.length === 0) lastCommitMs = clock.monotonicMs();
    const stored = new Promise<boolean>((resolve) => {
      queue.push({ batch, acceptedMs: clock.monotonicMs(), resolve });
    });
    waitingSize += batchSize(batch);
    if (!isDraining) void drain();
    else if (isPressing()) hurry();
    const room =
      waitingSize <= MAX_WAITING ? Promise.resolve() : new Promise<void>((resolve) => roomWaiters.push(resolve));
    return { room, stored };
  }

  async function drain(): Promise<void> {
    isDraining = true;
    const ours = generation;
    watch(ours);
    // One turn later, so that what comes in one go is stored in one go.
    await Promise.resolve();
    while (queue.length > 0 && ours === generation) {
      await gathered();
      if (ours === generation) await storeNext(ours);
    }
    if (ours !== generation) return;
    isDraining = false;
    wakeAll();
  }

  /** Resolves when it is time for the next commit. */
  function gathered(): Promise<void> {
    const leftMs = begunMs + gatherMs - clock.monotonicMs();
    if (leftMs <= 0 || isPressing()) return Promise.resolve();
    return new Promise((resolve) => {
      const cancel = clock.after(leftMs, resolve);
      hurry = () => {
        cancel();
        resolve();
      };
    });
  }

  const isPressing = () => waitingSize >= MAX_BATCH || queue.some(({ batch }) => isAwaited(batch));

  async function storeNext(ours: number): Promise<void> {
    begunMs = clock.monotonicMs();
    const taken = takeGroup(queue);
    const merged = mergeAll(taken);
    if (!(await commit(merged, ours))) return;
    queue.splice(0, taken.length);
    waitingSize -= taken.reduce((sum, { batch }) => sum + batchSize(batch), 0);
    lastCommitMs = clock.monotonicMs();
    stored?.({ readings: merged.readings.ns.length, waitedMs: lastCommitMs - (taken[0]?.acceptedMs ?? lastCommitMs) });
    for (const { resolve } of taken) resolve(true);
    if (waitingSize <= MAX_WAITING) wakeRoom();
  }

  /** True once it is safe; false when it was given up meanwhile. */
  async function commit(batch: WriteBatch, ours: number): Promise<boolean> {
    let sequence: number | null = null;
    for (let failures = 0; ours === generation; failures += 1) {
      const held = claim;
      if (held !== null) {
        sequence ??= held.nextSequence();
        try {
          await held.commit(batch, sequence);
          return ours === generation;
        } catch (error) {
          noteFailure(error as StoreError, failures);
          if ((error as StoreError).code === 'store-lost') giveUpWith('refused');
        }
      }
      await pause(Math.min(LAST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures));
    }
    return false;
  }

  function noteFailure(error: StoreError, failures: number): void {
    trouble = error.trouble ?? 'unreachable';
    if (failures === 0) log.warn('store-commit-failed', { code: error.code, cause: error.message });
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = clock.after(ms, resolve);
      wakeDrain = () => {
        cancel();
        resolve();
      };
    });
  }

  function watch(ours: number): void {
    cancelWatch();
    cancelWatch = clock.after(LOOK_EVERY_MS, () => {
      if (ours !== generation || !isDraining) return;
      if (clock.monotonicMs() - lastCommitMs >= GIVE_UP_AFTER_MS) giveUpWith(trouble ?? 'too-slow');
      else watch(ours);
    });
  }

  function giveUpWith(reason: StoreTrouble): void {
    if (!isOpen) return;
    log.warn('store-given-up', { reason, waiting: waitingSize });
    giveUp();
    tell(reason);
  }

  function giveUp(): void {
    isOpen = false;
    generation += 1;
    isDraining = false;
    waitingSize = 0;
    trouble = null;
    const given = queue.splice(0);
    wakeDrain();
    hurry();
    for (const { resolve } of given) resolve(false);
    wakeRoom();
    wakeAll();
  }

  function wakeRoom(): void {
    const woken = roomWaiters;
    roomWaiters = [];
    for (const resolve of woken) resolve();
  }

  function wakeAll(): void {
    const woken = settleWaiters;
    settleWaiters = [];
    for (const resolve of woken) resolve();
  }

  return {
    accept,
    settled(): Promise<void> {
      if (queue.length === 0) return Promise.resolve();
      return new Promise((resolve) => settleWaiters.push(resolve));
    },
    resume(next: WriterClaim): boolean {
      // What another process wrote meanwhile is not what these batches were made on.
      if (isOpen && !next.isUninterrupted) giveUp();
      const isContinued = isOpen;
      isOpen = true;
      claim = next;
      trouble = null;
      wakeDrain();
      return isContinued;
    },
    pause(): void {
      claim = null;
    },
    giveUp,
    onGivenUp(listener: (reason: StoreTrouble) => void): void {
      tell = listener;
    },
  };
}
