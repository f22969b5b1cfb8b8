import type { Clock } from '#server/ports';

/** A source whose log answers asks within this where to go on; beyond it nobody knows when it will. In ms. */
const UNASKED_MS = 5000;

export type UnaskedLoadParts = {
  clock: Clock;
  /** True while there is something to load, a claim to load it with, and nobody who asked. */
  isNeeded(): boolean;
  /** Rejects only once the process stops. */
  load(): Promise<void>;
};

/**
 * Has what is stored loaded although the source never asks, because its log does not answer: else nothing would be
 * shown while the broker is away since the start, and no time would pass that says so.
 */
export function createUnaskedLoad({ clock, isNeeded, load }: UnaskedLoadParts) {
  let cancel = () => {};

  async function run(): Promise<void> {
    while (isNeeded()) await load();
  }

  return {
    /** There is a claim from now on. */
    begin(): void {
      cancel();
      cancel = clock.after(UNASKED_MS, () => void run().catch(() => undefined));
    },
    stop(): void {
      cancel();
    },
  };
}
