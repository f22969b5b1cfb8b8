import type { FeedState, StoreReason } from '../shell/feed-state';
import type { Silence } from './silence';

/** Why nothing new is seen, as the one thing to do something about; `well`: nothing is wrong. Times are the server's. */
export type Cause =
  | { kind: 'connecting' }
  | { kind: 'never-connected' }
  | { kind: 'offline'; sinceMs: number }
  | { kind: 'broker'; sinceMs: number }
  | { kind: 'database'; reason: StoreReason }
  | { kind: 'standby' }
  | { kind: 'lag'; lagMessages: number | null }
  | { kind: 'all-silent'; sinceMs: number }
  | { kind: 'some-silent'; silentIds: readonly string[]; inUse: number }
  | { kind: 'not-known'; notKnown: number }
  | { kind: 'no-reading' }
  | { kind: 'well' };

/** The cause nearest to the viewer: what lies behind it cannot be told. */
export function causeOf(state: FeedState, { inUse, silentIds, notKnown }: Silence): Cause {
  switch (state.kind) {
    case 'connecting':
    case 'standby':
      return { kind: state.kind };
    case 'offline':
      return state.hasPicture ? { kind: 'offline', sinceMs: state.sinceMs } : { kind: 'never-connected' };
    case 'unreachable':
      return { kind: 'broker', sinceMs: state.sinceMs };
    case 'waiting':
    case 'failing':
      return { kind: 'database', reason: state.reason };
    case 'catching-up':
      return { kind: 'lag', lagMessages: state.lagMessages };
    case 'silent':
      return { kind: 'all-silent', sinceMs: state.sinceMs };
    case 'unheard':
      return { kind: 'no-reading' };
    case 'live':
      if (inUse === 0) return { kind: 'no-reading' };
      if (silentIds.length > 0) return { kind: 'some-silent', silentIds, inUse };
      return notKnown > 0 ? { kind: 'not-known', notKnown } : { kind: 'well' };
  }
}
