import { randomBytes } from 'node:crypto';
import type { Clock } from '#server/ports';

/** How long an unlocked page stays so: a shift and its handing over. */
export const SESSION_MS = 12 * 3_600_000;

/** Pages unlocked at once; beyond it the oldest is locked again. */
const MAX_SESSIONS = 1000;

/** Unlocked browsers, in memory only: a restart locks all of them. */
export type Sessions = {
  /** Returns the new session's secret name. */
  open(): string;
  isOpen(session: string): boolean;
  close(session: string): void;
};

export function createSessions(clock: Clock): Sessions {
  const openedMs = new Map<string, number>();
  return {
    open() {
      const session = randomBytes(24).toString('base64url');
      openedMs.set(session, clock.monotonicMs());
      const oldest = openedMs.keys().next();
      if (openedMs.size > MAX_SESSIONS && !oldest.done) openedMs.delete(oldest.value);
      return session;
    },
    isOpen(session) {
      const sinceMs = openedMs.get(session);
      return sinceMs !== undefined && clock.monotonicMs() - sinceMs < SESSION_MS;
    },
    close(session) {
      openedMs.delete(session);
    },
  };
}
