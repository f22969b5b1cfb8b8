import type { ChannelDraft } from '#protocol/channel';
import { GIVE_UP_MS, type Pace, paceOf } from './pace';
import { quietUntilMs } from './quiet-hours';
import { type Alerts, type Drop, dropSettled, dropSuperseded } from './supersede';
import type { Waiting } from './waiting';

/** Older news than this, and more of it than that, is a past to be told in one: a replay, or a long outage. */
const LATE_MS = 30 * 60_000;
const MOST_LATE = 5;

export type LaneInput = {
  channel: ChannelDraft;
  /** Oldest first. */
  waiting: readonly Waiting[];
  alerts: Alerts;
  /** When messages went out on the channel, of the last hour, oldest first. */
  sentAtMs: readonly number[];
  nowMs: number;
};

/** What a channel does next, in this order; `send` one is as it is, several become a digest. */
export type LanePlan = {
  givenUp: number[];
  drops: Drop[];
  hold: { keys: number[]; untilMs: number } | null;
  send: Waiting[];
  /** Nothing is to be sent before, epoch ms; null: as it comes. */
  notBeforeMs: number | null;
};

/** Decides for one channel what is told now, what waits and what is told no more. */
export function planLane(input: LaneInput): LanePlan {
  const { channel, waiting, alerts, nowMs } = input;
  const isOver = ({ attempts, createdAtMs }: Waiting) => attempts > 0 && nowMs - createdAtMs >= GIVE_UP_MS;
  const { kept, drops } = dropSuperseded(
    waiting.filter((one) => !isOver(one)),
    alerts,
  );
  const quietMs = quietUntilMs(channel, nowMs);
  const isHeldNow = (one: Waiting) => quietMs !== null && isHeldBack(one, input);
  const heldNow = kept.filter(isHeldNow);
  const free = kept.filter((one) => !isHeldNow(one));
  const settled = dropSettled(
    free.filter(({ state }) => state === 'held'),
    alerts,
  );
  const ready = [...free.filter(({ state }) => state === 'waiting'), ...settled.kept];
  const toHold = heldNow.filter(({ state, nextAttemptAtMs }) => state !== 'held' || nextAttemptAtMs !== quietMs);
  return {
    givenUp: waiting.filter(isOver).map(({ key }) => key),
    drops: [...drops, ...settled.drops],
    hold: quietMs === null || toHold.length === 0 ? null : { keys: toHold.map(({ key }) => key), untilMs: quietMs },
    ...nextToSend(ready, input),
  };
}

function isHeldBack({ alertIds }: Waiting, { channel, alerts }: LaneInput): boolean {
  const isCritical = alertIds.some((id) => alerts.get(id)?.severity === 'critical');
  return channel.quiet?.criticalToo === true || !isCritical;
}

function nextToSend(ready: readonly Waiting[], input: LaneInput): Pick<LanePlan, 'send' | 'notBeforeMs'> {
  const { channel, sentAtMs, nowMs } = input;
  // What was never tried does not wait for what failed: its target may be back.
  const isDue = ({ state, attempts, nextAttemptAtMs }: Waiting) =>
    state === 'held' || attempts === 0 || nextAttemptAtMs <= nowMs;
  const due = ready.filter(isDue).sort((one, other) => one.attempts - other.attempts || one.key - other.key);
  const [first] = due;
  if (first === undefined) return { send: [], notBeforeMs: null };
  const pace = paceOf(sentAtMs, { maxPerHour: channel.maxPerHour, nowMs });
  if (pace.notBeforeMs !== null) return { send: [], notBeforeMs: pace.notBeforeMs };
  return { send: isForDigest(ready, pace, input) ? [...ready] : [first], notBeforeMs: null };
}

function isForDigest(ready: readonly Waiting[], { singles }: Pace, { alerts, nowMs }: LaneInput): boolean {
  if (ready.length < 2) return false;
  if (ready.length > singles || ready.filter(({ state }) => state === 'held').length > 1) return true;
  return ready.length > MOST_LATE && ready.some((one) => nowMs - happenedAtMs(one, alerts) > LATE_MS);
}

function happenedAtMs({ alertIds, what, createdAtMs }: Waiting, alerts: Alerts): number {
  const alert = alerts.get(alertIds[0] ?? '');
  const atMs = what === 'ended' ? alert?.endedAtMs : alert?.openedAtMs;
  return Math.min(createdAtMs, atMs ?? createdAtMs);
}
