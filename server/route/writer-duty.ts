import type { Notifier } from '#server/notify-port';
import type { Clock, Log, ReadingSource } from '#server/ports';
import type { Store, StoreError, StoreTrouble, WriteBehind, WriterClaim } from '#server/store-port';
import type { Pipeline } from './pipeline';

/** The write-behind as the duty drives it. */
export type DrivenWriteBehind = WriteBehind & {
  /** Stores with this claim from now on; true when nothing accepted was given up since the one before. */
  resume(claim: WriterClaim): boolean;
  pause(): void;
  /** Gives up what waits. */
  giveUp(): void;
  /** Called when it gave up by itself, with why. */
  onGivenUp(listener: (reason: StoreTrouble) => void): void;
};

export type WriterDutyParts = {
  store: Store;
  source: ReadingSource;
  pipeline: Pipeline;
  writeBehind: DrivenWriteBehind;
  /** Tells alerts while this process writes, so that one process does. */
  notifier: Notifier;
  clock: Clock;
  log: Log;
  /** Called once when this process can never write: the database is a later version's. */
  impossible(error: StoreError): void;
};

export type WriterDuty = { start(): void; stop(): Promise<void> };

/** A claim that was over so soon is a sign that the next one will be too: the pauses grow. */
const SHORT_CLAIM_MS = 30_000;
const FIRST_PAUSE_MS = 200;
/** Well within the 5 s after which readings count as not stored: a link that breaks now and then makes them wait only. */
const LAST_PAUSE_MS = 2000;

/**
 * Keeps this process writing for as long as it may: claims, lets the source read, and when the claim is over claims
 * again. Where another process was faster, it stands by.
 */
export function createWriterDuty(parts: WriterDutyParts): WriterDuty {
  const { store, source, pipeline, writeBehind, notifier, clock, log } = parts;
  const stopping = new AbortController();
  const stopped = aborted(stopping.signal);
  let isReading = false;
  let loop: Promise<void> = Promise.resolve();
  let endClaim = () => {};

  writeBehind.onGivenUp((reason) => {
    pipeline.failing(reason);
    endClaim();
  });

  const waiting = (why: 'standby' | StoreTrouble) => {
    if (why === 'standby') standBy();
    pipeline.waiting(why);
  };

  // Synchronously: nothing read from here on may be taken for ours.
  const standBy = () => {
    writeBehind.giveUp();
    if (!isReading) return;
    isReading = false;
    leaving = source.stop();
  };
  let leaving: Promise<void> = Promise.resolve();

  async function serve(claim: WriterClaim): Promise<void> {
    const isContinued = writeBehind.resume(claim);
    const mustRewind = pipeline.claimed(claim, { isContinued });
    notifier.start();
    const given = new Promise<void>((resolve) => {
      endClaim = resolve;
    });
    await leaving;
    if (!isReading) {
      isReading = true;
      await source.start(pipeline);
    } else if (mustRewind) source.rewind();
    await Promise.race([claim.ended, given, stopped]);
    if (stopping.signal.aborted) return;
    writeBehind.pause();
    pipeline.unclaimed();
    await notifier.stop();
    await claim.release();
  }

  async function run(): Promise<void> {
    for (let shortClaims = 0; !stopping.signal.aborted; ) {
      const claim = await store.claim({ signal: stopping.signal, waiting });
      const sinceMs = clock.monotonicMs();
      await serve(claim);
      shortClaims = clock.monotonicMs() - sinceMs < SHORT_CLAIM_MS ? shortClaims + 1 : 0;
      if (!stopping.signal.aborted) await pause(Math.min(LAST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (shortClaims - 1)));
    }
  }

  const pause = (ms: number) => Promise.race([new Promise<void>((resolve) => clock.after(ms, resolve)), stopped]);

  return {
    start() {
      loop = run().catch((error: StoreError) => {
        if (stopping.signal.aborted) return;
        log.error('store-not-usable', { code: error.code, cause: error.message });
        parts.impossible(error);
      });
    },
    async stop() {
      stopping.abort();
      pipeline.stop();
      // A target that hangs may not take the time in which what is read is stored.
      const toldOff = notifier.stop();
      await source.stop();
      await writeBehind.settled();
      await Promise.all([loop, toldOff]);
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
