import { expect, it } from 'vitest';
import type { FeedState } from '../shell/feed-state';
import { isOfNow } from './is-of-now';

it('[PG373] only what comes in is of now; that it is not stored, or that nothing came yet, hides nothing', () => {
  const sinceMs = 0;
  const reason = null;
  const states: FeedState[] = [
    { kind: 'live' },
    { kind: 'failing', sinceMs, reason },
    { kind: 'connecting' },
    { kind: 'offline', sinceMs, hasPicture: true },
    { kind: 'unreachable', sinceMs, hasRead: true },
    { kind: 'waiting', sinceMs, reason },
    { kind: 'standby' },
    { kind: 'catching-up', lagMessages: 5000 },
    { kind: 'silent', sinceMs },
    { kind: 'unheard' },
  ];
  expect(states.filter(isOfNow).map(({ kind }) => kind)).toEqual(['live', 'failing', 'unheard']);
});
