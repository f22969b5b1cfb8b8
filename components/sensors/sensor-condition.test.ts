import { describe, expect, it } from 'vitest';
import type { Alert } from '#protocol/alert';
import type { Point } from '#protocol/frame';
import { buildAlert, buildPending } from '../live/testing/build';
import { isAbnormal } from './condition-kind';
import { type ConditionInput, conditionOf } from './sensor-condition';

const NOW_MS = 10_000_000;

const alert = (change: Partial<Alert> = {}): Alert =>
  buildAlert({ sensorId: 'oven', sinceMs: NOW_MS - 5000, openedAtMs: NOW_MS - 5000, ...change });

const ended = (endReason: Alert['endReason'], agoMs: number, change: Partial<Alert> = {}) =>
  alert({ endReason, endedAtMs: NOW_MS - agoMs, acknowledgedAtMs: NOW_MS - agoMs, ...change });

/** A reading each `everyMs`, the last at `lastMs`. */
const rhythm = (everyMs: number, lastMs: number): Point[] =>
  Array.from({ length: 20 }, (_, index) => [lastMs - (19 - index) * everyMs, 20, null]);

const input = (change: Partial<ConditionInput> = {}): ConditionInput => ({
  alerts: [],
  pending: [],
  details: { isRetired: false, maintenanceUntilMs: null },
  heardAtMs: NOW_MS - 1000,
  points: rhythm(1000, NOW_MS - 1000),
  intervalMs: null,
  listeningSinceMs: 0,
  setSilenceMs: null,
  nowMs: NOW_MS,
  clockMs: NOW_MS,
  ...change,
});

const kindOf = (change: Partial<ConditionInput>) => conditionOf(input(change)).kind;
const kindWith = (...alerts: Alert[]) => kindOf({ alerts });

describe('the condition of a sensor', () => {
  it('[PG132] is the heaviest that holds, in the order of the words', () => {
    const all: Partial<ConditionInput>[] = [
      { alerts: [alert()] },
      { alerts: [alert({ severity: 'warning' })] },
      { alerts: [alert({ kind: 'no-data' })] },
      { alerts: [alert({ kind: 'fault', cause: 'stuck' })] },
      { pending: [buildPending()] },
      { alerts: [alert({ backSinceMs: NOW_MS - 1 })] },
      { alerts: [ended('back', 999_999, { acknowledgedAtMs: null })] },
      { alerts: [ended('threshold', 1000)] },
      { alerts: [alert({ snoozedUntilMs: NOW_MS + 1 })] },
      { details: { isRetired: false, maintenanceUntilMs: NOW_MS + 1 } },
      {},
    ];
    const kinds = all.map(kindOf);
    expect(kinds).toEqual([
      'too-hot',
      'warm',
      'no-data',
      'fault',
      'pending',
      'recovering',
      'back-unseen',
      'ended-threshold',
      'snoozed',
      'maintenance',
      'ok',
    ]);
    for (const [index, heavier] of all.entries()) {
      for (const lighter of all.slice(index + 1)) {
        const alerts = [...(lighter.alerts ?? []), ...(heavier.alerts ?? [])].map((one, n) => ({
          ...one,
          id: `${n}`,
          // Of different slots, so that both stand.
          sensorId: `oven ${n}`,
        }));
        expect(kindOf({ ...lighter, ...heavier, alerts })).toBe(kinds[index]);
      }
    }
  });

  it('[PG132] is too cold, cold, or beyond for too long in all, by the kind of its alert', () => {
    expect(kindWith(alert({ kind: 'low' }))).toBe('too-cold');
    expect(kindWith(alert({ kind: 'low', severity: 'warning' }))).toBe('cold');
    expect(kindWith(alert({ kind: 'exposure-high' }))).toBe('exposure-high');
  });

  it('[PG132] says who has it, and what rings before what somebody has', () => {
    const acknowledged = alert({ acknowledgedAtMs: NOW_MS - 9, acknowledgedBy: 'Ana' });
    expect(conditionOf(input({ alerts: [acknowledged] }))).toMatchObject({
      kind: 'too-hot',
      acknowledged: { by: 'Ana', atMs: NOW_MS - 9 },
    });
    const rings = alert({ id: 'a2', kind: 'no-data' });
    expect(kindWith(acknowledged, rings)).toBe('too-hot');
  });

  it('[PG132] rings again when a snooze is over, even before the server says so', () => {
    const snoozed = alert({ snoozedUntilMs: NOW_MS });
    expect(kindWith(snoozed)).toBe('too-hot');
    expect(conditionOf(input({ alerts: [{ ...snoozed, snoozedUntilMs: NOW_MS + 5 }] }))).toMatchObject({
      kind: 'snoozed',
      untilMs: NOW_MS + 5,
    });
  });

  it('[PG133] of several that are pending shows the one that opens first', () => {
    const late = buildPending({ sinceMs: NOW_MS - 1000, lastingMs: 60_000 });
    const soon = buildPending({ sinceMs: NOW_MS - 500, lastingMs: 10_000, severity: 'warning' });
    expect(conditionOf(input({ pending: [late, soon] })).pending).toBe(soon);
  });

  it('[PG50] tells for a minute that an alert ended which somebody saw, and why', () => {
    expect(kindWith(ended('back', 59_000))).toBe('back');
    expect(kindWith(ended('threshold', 59_000))).toBe('ended-threshold');
    expect(kindWith(ended('back', 61_000))).toBe('ok');
    expect(kindWith(ended('maintenance', 1))).toBe('ok');
  });

  it('[PG50] is over with what somebody saw last, whatever earlier ones nobody did', () => {
    const unseen = ended('back', 120_000, { acknowledgedAtMs: null, openedAtMs: NOW_MS - 130_000 });
    expect(kindWith(unseen)).toBe('back-unseen');
    expect(kindWith(unseen, { ...ended('back', 90_000), id: 'a2' })).toBe('ok');
  });

  it('[PG51] is stale after three of its own intervals, but never within a minute; that is no alarm', () => {
    const of = (everyMs: number, silentMs: number) =>
      conditionOf(input({ points: rhythm(everyMs, NOW_MS - silentMs), heardAtMs: NOW_MS - silentMs }));
    expect(of(1000, 59_000)).toMatchObject({ kind: 'ok', isStale: false });
    expect(of(1000, 61_000)).toMatchObject({ kind: 'stale', isStale: true });
    expect(isAbnormal(of(1000, 61_000))).toBe(false);
    expect(of(600_000, 1_700_000).kind).toBe('ok');
    expect(of(600_000, 1_900_000).kind).toBe('stale');
  });

  it('[PG51] [PG484] is not stale for the time in which nothing could be heard, but not known yet', () => {
    const heardAtMs = NOW_MS - 600_000;
    const began = { heardAtMs, listeningSinceMs: NOW_MS - 30_000 };
    expect(conditionOf(input(began))).toMatchObject({ kind: 'not-known', isStale: true, isSilent: false });
    expect(isAbnormal(conditionOf(input(began)))).toBe(false);
    expect(kindOf({ ...began, listeningSinceMs: NOW_MS - 61_000 })).toBe('stale');
    // The broker does not answer since then.
    expect(kindOf({ heardAtMs, nowMs: heardAtMs + 30_000 })).toBe('not-known');
  });

  it('[PG484] is as sure as ever where its value is no older than usual, or than the silence that is set', () => {
    const slow = { points: rhythm(600_000, NOW_MS - 600_000), heardAtMs: NOW_MS - 600_000 };
    const began = { ...slow, listeningSinceMs: NOW_MS - 1000 };
    expect(conditionOf(input(began))).toMatchObject({ kind: 'ok', isStale: false });
    expect(kindOf({ ...began, setSilenceMs: 600_000 })).toBe('ok');
    expect(kindOf({ ...began, setSilenceMs: 599_000 })).toBe('not-known');
  });

  it('[PG484] that is old because nobody could hear it is so beside whatever else is the matter', () => {
    const began = { heardAtMs: NOW_MS - 600_000, listeningSinceMs: NOW_MS - 1000 };
    const aged = { isStale: true, isSilent: false };
    expect(conditionOf(input({ ...began, alerts: [alert()] }))).toMatchObject({ ...aged, kind: 'too-hot' });
    const details = { isRetired: false, maintenanceUntilMs: NOW_MS + 1 };
    expect(conditionOf(input({ ...began, details }))).toMatchObject({ ...aged, kind: 'maintenance' });
  });

  it('[PG51] is stale beside whatever alert it has', () => {
    const condition = conditionOf(input({ alerts: [alert()], heardAtMs: NOW_MS - 600_000 }));
    expect(condition).toMatchObject({ kind: 'too-hot', isStale: true });
  });

  it('[PG137] of a retired one is that, whatever else', () => {
    expect(kindOf({ details: { isRetired: true, maintenanceUntilMs: null }, alerts: [alert()] })).toBe('retired');
  });

  it('[PG351] one that is not watched is late by the rhythm the server says', () => {
    const quiet = { heardAtMs: NOW_MS - 120_000, points: rhythm(1000, NOW_MS - 120_000).slice(-1) };
    expect(kindOf({ ...quiet, intervalMs: 30_000 })).toBe('stale');
    expect(kindOf({ ...quiet, intervalMs: 60_000 })).toBe('ok');
  });
});
