import type { Clock } from '#server/ports';
import type { StoredHistory } from '#server/store-port';
import type { ChannelRow } from './channel-row';
import { GIVE_UP_MS, HOUR_MS, pauseMs } from './plan/pace';
import { type LanePlan, planLane } from './plan/plan-lane';
import type { Waiting } from './plan/waiting';
import { readNews } from './read-news';
import type { Send, Sent } from './send/sender';
import { selectChannel } from './sql/channels';
import type { Database } from './sql/database';
import { selectSentTimes, selectWaiting } from './sql/deliveries';
import * as settle from './sql/settle';
import { writeMessage } from './text/write-message';

export type LaneParts = {
  channelId: number;
  database: Database;
  alerts: Pick<StoredHistory, 'alertsById'>;
  send: Send;
  origin: string | null;
  clock: Clock;
};

/** One channel's messages, one after the other. */
export type Lane = {
  /** Sends what is due until nothing is. Rejects while the database is away; what was sent then is sent again. */
  run(signal: AbortSignal): Promise<void>;
};

export function createLane(parts: LaneParts): Lane {
  const { channelId, database, clock, send } = parts;
  let isDown = false;
  let notBeforeMs = 0;

  /** True when there may be more. */
  async function step(): Promise<boolean> {
    const channel = await selectChannel(database.query, channelId);
    if (channel === null || !channel.draft.isOn) {
      await settle.dropWaitingOf(database.query, channelId, channel === null ? REMOVED : TURNED_OFF);
      return false;
    }
    const plan = await makePlan(channel);
    await applyPlan(plan);
    notBeforeMs = plan.notBeforeMs ?? 0;
    const delivery = await gather(channel, plan.send);
    if (delivery === null) return false;
    await record(delivery, await sendOne(channel, delivery));
    return true;
  }

  async function makePlan({ draft }: ChannelRow): Promise<LanePlan> {
    const nowMs = clock.nowMs();
    const waiting = await selectWaiting(database.query, channelId);
    const stored = await parts.alerts.alertsById([...new Set(waiting.flatMap(({ alertIds }) => alertIds))]);
    const sentAtMs = await selectSentTimes(database.query, channelId, nowMs - HOUR_MS);
    return planLane({ channel: draft, waiting, alerts: new Map(stored.map((one) => [one.id, one])), sentAtMs, nowMs });
  }

  async function applyPlan({ givenUp, drops, hold }: LanePlan): Promise<void> {
    if (givenUp.length + drops.length === 0 && hold === null) return;
    await database.transaction(async (query) => {
      await settle.markGivenUp(query, givenUp);
      for (const { keys, why } of drops) await settle.markDropped(query, keys, why);
      if (hold !== null) await settle.markHeld(query, hold.keys, hold.untilMs);
    });
  }

  async function gather({ draft }: ChannelRow, toSend: readonly Waiting[]): Promise<Waiting | null> {
    const [first, second] = toSend;
    if (first === undefined || second === undefined) return first ?? null;
    const digest = { channelId, channelName: draft.name, parts: toSend, nowMs: clock.nowMs() };
    return database.transaction((query) => settle.insertDigest(query, digest));
  }

  async function sendOne(channel: ChannelRow, delivery: Waiting): Promise<Sent> {
    const news = await readNews(delivery.alertIds, { query: database.query, alerts: parts.alerts });
    const nowMs = clock.nowMs();
    return send(channel, writeMessage({ channel: channel.draft, delivery, news, origin: parts.origin, nowMs }));
  }

  async function record({ key, attempts, createdAtMs }: Waiting, sent: Sent): Promise<void> {
    const nowMs = clock.nowMs();
    if (!sent.ok) {
      isDown ||= !sent.wasRefused;
      const nextAttemptAtMs = nowMs - createdAtMs >= GIVE_UP_MS ? null : nowMs + pauseMs(attempts + 1);
      return settle.markFailed(database.query, key, { error: sent.error, nextAttemptAtMs });
    }
    await settle.markDelivered(database.query, key, { nowMs, remark: sent.remark });
    if (isDown) await settle.hurryWaiting(database.query, channelId, nowMs);
    isDown = false;
  }

  return {
    async run(signal) {
      while (!signal.aborted && clock.nowMs() >= notBeforeMs && (await step()));
    },
  };
}

const REMOVED = 'The channel was removed.';
const TURNED_OFF = 'The channel was turned off.';
