import { createHash, timingSafeEqual } from 'node:crypto';
import type { Access } from '#protocol/session';
import type { Clock } from '#server/ports';
import type { AccessRules } from './http-parts';
import { createSessions } from './sessions';
import { createTries } from './tries';

/** What a request brings to show who sends it. `session` is a cookie whose signature was right. */
export type Credentials = { bearer: string | null; session: string | null; address: string };

/** `too-many-tries` says how long to wait, whatever the password. */
export type Verdict = { access: Access } | { access: 'too-many-tries'; waitMs: number };

/** Knows who may change things. */
export type Operator = {
  judge(credentials: Credentials): Verdict;
  /** Opens a session for the right password: `unlocked` comes with it. */
  unlock(password: string, address: string): Verdict & { session?: string };
  lock(session: string): void;
};

export function createOperator({ rules, clock }: { rules: AccessRules; clock: Clock }): Operator {
  const sessions = createSessions(clock);
  const tries = createTries(clock);

  function tryPassword(password: string, address: string): Verdict {
    if (rules.isLoopback) return { access: 'open' };
    if (rules.operatorPassword === null) return { access: 'view-only' };
    // Asked before comparing: an address that has tried too often learns nothing, not even from the right password.
    const waitMs = tries.waitMs(address);
    if (waitMs > 0) return { access: 'too-many-tries', waitMs };
    if (isSame(password, rules.operatorPassword)) return { access: 'unlocked' };
    tries.wrong(address);
    return { access: 'locked' };
  }

  return {
    judge({ bearer, session, address }) {
      if (rules.isLoopback) return { access: 'open' };
      if (rules.operatorPassword === null) return { access: 'view-only' };
      if (session !== null && sessions.isOpen(session)) return { access: 'unlocked' };
      return bearer === null ? { access: 'locked' } : tryPassword(bearer, address);
    },
    unlock(password, address) {
      const verdict = tryPassword(password, address);
      return verdict.access === 'unlocked' ? { ...verdict, session: sessions.open() } : verdict;
    },
    lock: (session) => sessions.close(session),
  };
}

/** Takes as long for a wrong password as for the right one, whatever their lengths. */
function isSame(given: string, wanted: string): boolean {
  return timingSafeEqual(digest(given), digest(wanted));
}

const digest = (text: string) => createHash('sha256').update(text).digest();
