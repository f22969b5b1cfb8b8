import { expect, it } from 'vitest';
import type { FeedEvent } from '#protocol/feed';
import { eventKey, messagesOf, undismissed } from './feed-events';

const expired: FeedEvent = { kind: 'messages-expired', atMs: 5, partition: 0, fromOffset: 10, toOffset: 19 };
const again: FeedEvent = { kind: 'topic-recreated', atMs: 9, partition: 0, fromOffset: 0, toOffset: 0 };

it('[PG112] what happened to the log or the database is told, newest first, until it is dismissed', () => {
  expect(undismissed([expired, again], [])).toEqual([again, expired]);
  expect(undismissed([expired, again], [eventKey(again)])).toEqual([expired]);
});

it('[PG112] the messages concerned are counted, both ends included', () => {
  expect(messagesOf(expired)).toBe(10);
});
