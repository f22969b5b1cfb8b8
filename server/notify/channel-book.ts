import { randomBytes } from 'node:crypto';
import type { Channels } from '#server/notify-port';
import type { Clock } from '#server/ports';
import { changeTold } from './change-told';
import { keptSecret, splitSecret, toChannel } from './channel-row';
import type { Send } from './send/sender';
import * as sql from './sql/channels';
import type { Database } from './sql/database';
import { dropWaitingOf } from './sql/settle';
import { insertTest } from './sql/tests';
import { writeMessage } from './text/write-message';

/** So that a mistake in a script does not become a thousand messages an alert. */
const MOST_CHANNELS = 100;

export type ChannelBookParts = { database: Database; send: Send; origin: string | null; clock: Clock };

/** The channels as they are kept, and the message of test. */
export function createChannelBook({ database, send, origin, clock }: ChannelBookParts): Channels {
  const { query } = database;
  return {
    async list() {
      return (await sql.selectChannels(query)).map(toChannel);
    },
    async find(channelId) {
      const row = await sql.selectChannel(query, channelId);
      return row && toChannel(row);
    },
    async add(draft) {
      const row = await sql.insertChannel(query, { ...splitSecret(draft), nowMs: clock.nowMs(), most: MOST_CHANNELS });
      return row === null ? 'too-many' : toChannel(row);
    },
    change(channelId, written, only) {
      return database.transaction(async (ask) => {
        const before = await sql.selectChannel(ask, channelId);
        if (before === null) return null;
        if (only?.isAsSeen(toChannel(before)) === false) return 'stale';
        const { draft, secret } = splitSecret(written);
        const next = { draft, secret: secret ?? keptSecret(before, draft), nowMs: clock.nowMs() };
        const row = await sql.updateChannel(ask, channelId, next);
        return row && toChannel(row);
      });
    },
    changeTold(changes) {
      return database.transaction((ask) => changeTold(changes, { query: ask, nowMs: clock.nowMs() }));
    },
    remove(channelId) {
      return database.transaction(async (ask) => {
        const row = await sql.deleteChannel(ask, channelId);
        if (row !== null) await dropWaitingOf(ask, channelId, 'The channel was removed.');
        return row && toChannel(row);
      });
    },
    async test(channelId) {
      const row = await sql.selectChannel(query, channelId);
      if (row === null) return null;
      const nowMs = clock.nowMs();
      const delivery = { deliveryId: `${channelId}-test-${randomBytes(6).toString('hex')}`, what: 'test' as const };
      const message = writeMessage({ channel: row.draft, delivery, news: [], origin, nowMs });
      const sent = await send(row, message);
      const error = sent.ok ? sent.remark : sent.error;
      const told = { ...delivery, channelId, channelName: row.draft.name, isDelivered: sent.ok, error };
      await insertTest(query, { ...told, createdAtMs: nowMs, endedAtMs: clock.nowMs() });
      return { delivered: sent.ok, error };
    },
  };
}
