import type { Channel } from '#protocol/channel';
import { tellsOthers, withTold } from '#protocol/channel-scope';
import type { Channels, Deliveries, Notifier } from '#server/notify-port';
import type { Clock } from '#server/ports';

type ChannelMemory = { channels: Channels; deliveries: Deliveries; notifier: Notifier };

/** Channels in memory that deliver every test, an empty log of deliveries, and nobody who tells an alert. */
export function createChannelMemory(clock: Clock): ChannelMemory {
  const kept = new Map<number, Channel>();
  let lastId = 0;
  return {
    channels: {
      list: async () => [...kept.values()],
      find: async (channelId) => kept.get(channelId) ?? null,
      async add(draft) {
        lastId += 1;
        const at = { createdAtMs: clock.nowMs(), changedAtMs: clock.nowMs() };
        const channel = { ...draft, tellsOthers: tellsOthers(draft), channelId: lastId, hasSecret: false, ...at };
        kept.set(lastId, channel);
        return channel;
      },
      async change(channelId, draft, only) {
        const before = kept.get(channelId);
        if (before === undefined) return null;
        if (only?.isAsSeen(before) === false) return 'stale';
        const channel = { ...before, ...draft, tellsOthers: tellsOthers(draft), changedAtMs: before.changedAtMs + 1 };
        kept.set(channelId, channel);
        return channel;
      },
      async changeTold(changes) {
        if (!changes.every(({ channelId }) => kept.has(channelId))) return 'no-such-channel';
        for (const change of changes) {
          const before = kept.get(change.channelId);
          if (before !== undefined)
            kept.set(change.channelId, {
              ...before,
              ...withTold(before, [change]),
              changedAtMs: before.changedAtMs + 1,
            });
        }
        return [...kept.values()].filter(({ channelId }) => changes.some((change) => change.channelId === channelId));
      },
      async remove(channelId) {
        const before = kept.get(channelId) ?? null;
        kept.delete(channelId);
        return before;
      },
      test: async (channelId) => (kept.has(channelId) ? { delivered: true, error: null } : null),
    },
    deliveries: { list: async () => ({ deliveries: [], next: null }) },
    notifier: { start() {}, stop: async () => undefined },
  };
}
