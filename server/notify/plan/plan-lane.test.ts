import { describe, expect, test } from 'vitest';
import type { Alert } from '#protocol/alert';
import { type ChannelDraft, channelDraftSchema } from '#protocol/channel';
import { anAlert } from '#server/testing/write-batches';
import { type LaneInput, planLane } from './plan-lane';
import type { Waiting } from './waiting';

const NOW_MS = Date.parse('2026-01-05T12:00:00Z');
const HOUR_MS = 3_600_000;

const channel = (fields: Partial<ChannelDraft> = {}) =>
  channelDraftSchema.parse({ name: 'Ana', target: { kind: 'ntfy', topic: 'cellar' }, ...fields });

const QUIET = { fromMinute: 11 * 60, toMinute: 13 * 60, criticalToo: false };

const alert = (id: string, fields: Partial<Alert> = {}) => anAlert({ id, openedAtMs: NOW_MS - 1000, ...fields });

const waits = (key: number, alertId: string, fields: Partial<Waiting> = {}): Waiting => ({
  key,
  deliveryId: `1-${key}`,
  what: 'opened',
  alertIds: [alertId],
  stepIds: [key],
  state: 'waiting',
  createdAtMs: NOW_MS - 1000,
  attempts: 0,
  nextAttemptAtMs: NOW_MS - 1000,
  ...fields,
});

function plan(waiting: Waiting[], { alerts = [], ...more }: Partial<Omit<LaneInput, 'alerts'>> & { alerts?: Alert[] }) {
  const known = alerts.length > 0 ? alerts : waiting.flatMap(({ alertIds }) => alertIds.map((id) => alert(id)));
  const input = { channel: channel(), sentAtMs: [], nowMs: NOW_MS, ...more };
  const { send, ...rest } = planLane({ ...input, waiting, alerts: new Map(known.map((one) => [one.id, one])) });
  return { ...rest, send: send.map(({ key }) => key) };
}

const many = (count: number, fields: Partial<Waiting> = {}) =>
  Array.from({ length: count }, (_, index) => waits(index + 1, `a${index}`, fields));

describe('what a channel tells next', () => {
  test('[NT4] oldest first, one by one', () => {
    expect(plan(many(3), {}).send).toEqual([1]);
  });

  test('[NT4] what failed waits for its pause, and holds up nothing newer', () => {
    const failed = waits(1, 'a', { attempts: 2, nextAttemptAtMs: NOW_MS + 1 });
    expect(plan([failed], {}).send).toEqual([]);
    expect(plan([failed, waits(2, 'b', { nextAttemptAtMs: NOW_MS + 5 })], {}).send).toEqual([2]);
    expect(plan([{ ...failed, nextAttemptAtMs: NOW_MS }, waits(2, 'b')], {}).send).toEqual([2]);
  });

  test('[NT4] what was tried for a day is given up, what never was is not', () => {
    const old = { createdAtMs: NOW_MS - 24 * HOUR_MS };
    expect(plan([waits(1, 'a', { ...old, attempts: 9 })], {}).givenUp).toEqual([1]);
    expect(plan([waits(1, 'a', old)], {})).toMatchObject({ givenUp: [], send: [1] });
  });

  test('[NT7] an alert that opened and ended while it waited is told once', () => {
    const waiting = [waits(1, 'a'), waits(2, 'b'), waits(3, 'a', { what: 'ended' })];
    const { drops, send } = plan(waiting, {});
    expect(drops.map(({ keys }) => keys)).toEqual([[1]]);
    expect(send).toEqual([2]);
  });

  test('[NT7] an alert that is not stored any more is told to nobody', () => {
    expect(plan([waits(1, 'gone')], { alerts: [alert('other')] })).toMatchObject({ drops: [{ keys: [1] }], send: [] });
  });
});

describe('digests', () => {
  test('[NT5] more than goes out one by one becomes one message', () => {
    expect(plan(many(10), {}).send).toEqual([1]);
    expect(plan(many(11), {}).send).toHaveLength(11);
  });

  test('[NT5] after the first half of the hour nothing goes out before its time', () => {
    const sentAtMs = Array.from({ length: 10 }, () => NOW_MS - 1000);
    expect(plan(many(2), { sentAtMs })).toMatchObject({ send: [], notBeforeMs: NOW_MS - 1000 + HOUR_MS / 10 });
    expect(plan(many(2), { sentAtMs, nowMs: NOW_MS + HOUR_MS / 10 }).send).toEqual([1, 2]);
  });

  test('[NT8] a past of more than five alerts is told in one', () => {
    const past = { openedAtMs: NOW_MS - HOUR_MS };
    const alerts = Array.from({ length: 6 }, (_, index) => alert(`a${index}`, past));
    expect(plan(many(6), { alerts }).send).toHaveLength(6);
    expect(plan(many(5), { alerts }).send).toEqual([1]);
    expect(plan(many(6), {}).send).toEqual([1]);
  });
});

describe('quiet hours', () => {
  const quiet = (criticalToo = false) => channel({ quiet: { ...QUIET, criticalToo } });
  const END_MS = Date.parse('2026-01-05T13:00:00Z');
  const held = { state: 'held', nextAttemptAtMs: END_MS } as const;

  test('[NT6] hold early warnings until their end', () => {
    const alerts = [alert('a', { severity: 'warning' })];
    const planned = plan([waits(1, 'a')], { channel: quiet(), alerts });
    expect(planned).toMatchObject({ send: [], hold: { keys: [1], untilMs: END_MS } });
    expect(plan([waits(1, 'a', held)], { channel: quiet(), alerts }).hold).toBeNull();
  });

  test('[NT6] let critical alerts pass unless they are to be held too', () => {
    expect(plan([waits(1, 'a')], { channel: quiet() }).send).toEqual([1]);
    expect(plan([waits(1, 'a')], { channel: quiet(true) })).toMatchObject({ send: [], hold: { keys: [1] } });
  });

  test('[NT6] at their end what still matters is told in one', () => {
    const alerts = ['a', 'b'].map((id) => alert(id, { severity: 'warning' }));
    const waiting = [waits(1, 'a', held), waits(2, 'b', held)];
    expect(plan(waiting, { channel: quiet(), alerts, nowMs: END_MS }).send).toEqual([1, 2]);
    expect(plan(waiting.slice(1), { channel: quiet(), alerts, nowMs: END_MS }).send).toEqual([2]);
  });

  test('[NT6] at their end what was acknowledged, and warnings that are over, are told no more', () => {
    const alerts = [
      alert('seen', { acknowledgedAtMs: NOW_MS }),
      alert('over', { severity: 'warning', endedAtMs: NOW_MS, endReason: 'back' }),
      alert('was-critical', { endedAtMs: NOW_MS, endReason: 'back' }),
    ];
    const waiting = [
      waits(1, 'seen', held),
      waits(2, 'over', held),
      waits(3, 'over', { ...held, what: 'ended' }),
      waits(4, 'was-critical', held),
      waits(5, 'was-critical', { ...held, what: 'ended' }),
    ];
    const planned = plan(waiting, { channel: quiet(true), alerts, nowMs: END_MS });
    expect(planned.send).toEqual([5]);
    expect(planned.drops.flatMap(({ keys }) => keys).sort()).toEqual([1, 2, 3, 4]);
  });
});
