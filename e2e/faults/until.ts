import { setTimeout as pause } from 'node:timers/promises';

const LOOK_MS = 20;

export type Patience = { what: string; withinMs: number; everyMs?: number };

/**
 * Resolves with how long it took, in ms, once `isSo`. Rejects when it is not so within the time, naming `what`.
 * A look that throws is one that was not so.
 */
export async function until(isSo: () => unknown, { what, withinMs, everyMs = LOOK_MS }: Patience): Promise<number> {
  const beganMs = performance.now();
  for (let last: unknown = null; ; ) {
    try {
      if (await isSo()) return performance.now() - beganMs;
      last = null;
    } catch (error) {
      last = error;
    }
    if (performance.now() - beganMs > withinMs) {
      throw new Error(`Not within ${Math.round(withinMs)} ms: ${what}.${last === null ? '' : ` (${last})`}`);
    }
    await pause(everyMs);
  }
}

/** Lets `ms` of an outage pass: what a fault lasts is part of it, and no condition ends it. */
export function outage(ms: number): Promise<number> {
  const untilMs = performance.now() + ms;
  return until(() => performance.now() >= untilMs, { what: 'the end of an outage', withinMs: ms + 60_000 });
}
