import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Alert } from '#protocol/alert';
import type { AlertRules } from '#protocol/alert-rules';
import type { BackTestSide } from '#protocol/back-test';
import { BUILT_IN_RULES } from '#protocol/resolve-rules';
import { toEffectiveRules } from './alerts/effective-rules';
import { createBackTest } from './back-test';
import { createBoard } from './board';

type Series = readonly (readonly [atMs: number, celsius: number])[];

const FROM_MS = 1_768_478_400_000;
const LIMITS = { high: 8, low: 2, version: 1, changedAtMs: null, changedBy: null };
const QUIET: AlertRules = { ...BUILT_IN_RULES, limits: LIMITS, noData: { isOn: false, afterMs: null } };

function backTest(rules: AlertRules, series: Series, { toMs = series.at(-1)?.[0] ?? FROM_MS } = {}): BackTestSide {
  const run = createBackTest(toEffectiveRules(rules, 1), { windowSize: 3, toMs });
  for (const [atMs, celsius] of series) run.take(atMs, celsius);
  return run.end();
}

/** A reading every so many seconds from the beginning on. */
const every = (seconds: number, values: readonly number[]): Series =>
  values.map((celsius, index) => [FROM_MS + index * seconds * 1000, celsius]);

test('[BT1] each episode beyond a limit is an alert, and time with two open counts once', () => {
  const warning = { high: 6, low: null };
  expect(backTest({ ...QUIET, warning }, every(60, [5, 7, 9, 9, 7, 5, 1, 1, 5]))).toEqual({
    alerts: 3,
    openMs: 6 * 60_000,
    longestMs: 4 * 60_000,
    byKind: { high: 1, 'high-warning': 1, low: 1 },
  });
});

test('[BT1] what is open at the end counts until there', () => {
  const side = backTest(QUIET, every(60, [5, 9]), { toMs: FROM_MS + 600_000 });
  expect(side).toMatchObject({ alerts: 1, openMs: 540_000, longestMs: 540_000 });
});

test('[BT1] nothing stored, nothing raised', () => {
  expect(backTest(QUIET, [], { toMs: FROM_MS })).toEqual({ alerts: 0, openMs: 0, longestMs: 0, byKind: {} });
});

test('[BT2] what must last opens only once it did, also between two readings', () => {
  const rules = { ...QUIET, lastingMs: 90_000 };
  expect(backTest(rules, every(60, [5, 9, 5, 9, 9, 9, 5]))).toMatchObject({ alerts: 1, openMs: 90_000 });
  expect(backTest(rules, every(120, [5, 9, 5]))).toMatchObject({ alerts: 1, openMs: 30_000 });
});

test('[BT2] a gap is silence once the sensor’s own interval is known', () => {
  const noData = { isOn: true, afterMs: null };
  const before = every(
    30,
    Array.from({ length: 25 }, () => 5),
  );
  const lastMs = before.at(-1)?.[0] ?? 0;
  const side = backTest({ ...QUIET, noData }, [...before, [lastMs + 600_000, 5]]);
  expect(side).toEqual({ alerts: 1, openMs: 510_000, longestMs: 510_000, byKind: { 'no-data': 1 } });
});

test('[BT1] for plain limits it is the episodes that a naive loop finds', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { maxLength: 60 }), (values) => {
      const { alerts, openMs, longestMs } = backTest(QUIET, every(7, values));
      const expected = naive(values, 7000);
      return alerts === expected.alerts && openMs === expected.openMs && longestMs === expected.longestMs;
    }),
  );
});

/** Runs of values beyond the same limit, each until the value after it or the end. */
function naive(values: readonly number[], stepMs: number) {
  const sides = values.map((value) => (value > LIMITS.high ? 'high' : value < LIMITS.low ? 'low' : null));
  const lengths: number[] = [];
  for (let index = 0; index < sides.length; index += 1) {
    if (sides[index] === null || sides[index] === sides[index - 1]) continue;
    const after = sides.findIndex((side, later) => later > index && side !== sides[index]);
    lengths.push(((after < 0 ? sides.length - 1 : after) - index) * stepMs);
  }
  const openMs = lengths.reduce((sum, length) => sum + length, 0);
  return { alerts: lengths.length, openMs, longestMs: Math.max(0, ...lengths) };
}

const anyRules: fc.Arbitrary<AlertRules> = fc.record({
  limits: fc.constant(LIMITS),
  warning: fc.constantFrom({ high: null, low: null }, { high: 7, low: 3 }),
  judgedOn: fc.constantFrom('reading', 'average'),
  lastingMs: fc.constantFrom(0, 5000, 60_000, 300_000),
  clearMarginCelsius: fc.constantFrom(0, 1),
  stayBackMs: fc.constantFrom(0, 4000, 120_000),
  exposure: fc.constantFrom({ high: null, low: null, totalMs: 60_000 }, { high: 7, low: 3, totalMs: 120_000 }),
  noData: fc.constantFrom(
    { isOn: false, afterMs: null },
    { isOn: true, afterMs: null },
    { isOn: true, afterMs: 10_000 },
  ),
  fault: fc.constantFrom(
    { errorValues: [], stuckAfterMs: null },
    { errorValues: [85, -127], stuckAfterMs: null },
    { errorValues: [85], stuckAfterMs: 60_000 },
  ),
  note: fc.constant(''),
});

const anyReading = fc.tuple(
  fc.oneof({ weight: 12, arbitrary: fc.constantFrom(1, 3, 10) }, fc.constantFrom(2, 30, 61, 200, 700, 5000)),
  fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 0, max: 10 }) }, fc.constantFrom(85, -127)),
);

test('[BT2] for any rules it is what a board raises that hears the same readings', () => {
  fc.assert(
    fc.property(
      anyRules,
      fc.array(anyReading, { maxLength: 60 }),
      fc.integer({ max: 900, min: 0 }),
      (rules, steps, rest) => {
        let atMs = FROM_MS;
        const series = steps.map(([seconds, celsius]): [number, number] => {
          atMs += seconds * 1000;
          return [atMs, celsius];
        });
        const toMs = atMs + rest * 1000;
        expect(backTest(rules, series, { toMs })).toEqual(raisedByBoard(rules, { series, toMs }));
      },
    ),
    { numRuns: 150 },
  );
});

/** A board that hears each reading when it was measured, and lets time pass once a second. */
function raisedByBoard(rules: AlertRules, { series, toMs }: { series: Series; toMs: number }): BackTestSide {
  const board = createBoard({ windowSize: 3, maxSensors: 1, defaultLimits: LIMITS });
  const { limits: _limits, ...patch } = rules;
  board.changeSettings([{ scope: 'all', id: '', patch }], { by: null, nowMs: FROM_MS });
  const alerts = new Map<string, Alert>();
  const note = (change: { alerts: readonly { alert: Alert }[] } | null | 'cardinality') => {
    if (change === null || change === 'cardinality') return;
    for (const { alert } of change.alerts) alerts.set(alert.id, alert);
  };
  const tick = (nowMs: number) =>
    note(board.tick({ nowMs, isConnected: true, connectedSinceMs: FROM_MS, logId: 'log' }));
  let nowMs = FROM_MS;
  for (const [offset, [atMs, celsius]] of series.entries()) {
    for (; nowMs < atMs; nowMs += 1000) tick(nowMs);
    const heard = { logId: 'log', partition: 0, offset, loggedAtMs: atMs, nowMs: atMs };
    note(board.take({ sensorId: 's', celsius, measuredAtMs: atMs }, heard));
    nowMs = atMs + 1000;
  }
  for (; nowMs <= toMs; nowMs += 1000) tick(nowMs);
  return sideOf([...alerts.values()], toMs);
}

/** Second by second. */
function sideOf(alerts: readonly Alert[], toMs: number): BackTestSide {
  const spans = alerts.map(({ openedAtMs, endedAtMs }) => [openedAtMs, endedAtMs ?? toMs] as const);
  const edges = [...new Set(spans.flat())].sort((a, b) => a - b);
  let openMs = 0;
  for (const [index, edge] of edges.entries()) {
    const next = edges[index + 1] ?? edge;
    if (spans.some(([from, to]) => from <= edge && next <= to)) openMs += next - edge;
  }
  const byKind: Record<string, number> = {};
  for (const { kind, severity } of alerts) {
    const name = kind !== 'fault' && severity === 'warning' ? `${kind}-warning` : kind;
    byKind[name] = (byKind[name] ?? 0) + 1;
  }
  const longestMs = Math.max(0, ...spans.map(([from, to]) => to - from));
  return { alerts: alerts.length, openMs, longestMs, byKind };
}
