import type { Clock } from '#server/ports';

export type QuietEndParts = {
  clock: Clock;
  isCatchingUp(): boolean;
  /** True while the source says that it has read all there is. */
  isAtEnd(): boolean;
  end(): void;
};

const LOOK_EVERY_MS = 1000;

/** Long enough that what the source said before it was sent back is not taken for true. */
const QUIET_MS = 5000;

/**
 * Ends a catch-up that would wait for ever: what the shown board read, and the log has deleted since, never comes again.
 */
export function createQuietEnd({ clock, isCatchingUp, isAtEnd, end }: QuietEndParts) {
  let sinceMs = 0;
  let cancel = () => {};

  function lookAgain(): void {
    cancel = clock.after(LOOK_EVERY_MS, () => {
      if (!isCatchingUp()) return;
      const nowMs = clock.monotonicMs();
      if (!isAtEnd()) sinceMs = nowMs;
      if (nowMs - sinceMs >= QUIET_MS) end();
      else lookAgain();
    });
  }

  return {
    begin(): void {
      cancel();
      sinceMs = clock.monotonicMs();
      lookAgain();
    },
    /** Something came after all. */
    taken(): void {
      sinceMs = clock.monotonicMs();
    },
  };
}
