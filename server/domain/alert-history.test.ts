import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alert } from '#protocol/alert';
import type { ThresholdLimits } from '#protocol/threshold';
import { aReading, heardAt, TEST_NOW_MS } from '#server/testing/readings';
import { createBoard } from './board';
import type { AlertChange, Change } from './change';

const FIRST_LIMITS: ThresholdLimits = { high: 40, low: 10 };

/** What happens at `atMs`: a reading measured `lateMs` before, or new limits. */
type Moment = { atMs: number } & ({ celsius: number; lateMs: number } | { limits: ThresholdLimits });

const aCelsius = fc.integer({ min: 0, max: 50 });
const aMoment = fc.oneof(
  { weight: 4, arbitrary: fc.record({ celsius: aCelsius, lateMs: fc.constantFrom(0, 0, 90_000) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      limits: fc.record({
        high: fc.option(fc.integer({ min: 25, max: 50 })),
        low: fc.option(fc.integer({ min: 0, max: 24 })),
      }),
    }),
  },
);
const aHistory = fc
  .array(fc.tuple(aMoment, fc.constantFrom(1000, 300_000, 600_000)), { maxLength: 60 })
  .map((moments): Moment[] => {
    let atMs = TEST_NOW_MS;
    return moments.map(([moment, pauseMs]) => {
      atMs += pauseMs;
      return { ...moment, atMs };
    });
  });

/** The obvious way: which kind held after each moment; a run of one kind is one alert. */
function alertsOf(history: readonly Moment[]): Partial<Alert>[] {
  const kinds = history.map((_, index) => kindAfter(history.slice(0, index + 1)));
  const starts = kinds.flatMap((kind, index) => (kind !== null && kind !== (kinds[index - 1] ?? null) ? [index] : []));
  return starts.map((start) => {
    const length = kinds.slice(start).findIndex((kind) => kind !== kinds[start]);
    const end = length === -1 ? null : start + length;
    return describeRun(history, { kind: kinds[start] as 'high' | 'low', start, end });
  });
}

function kindAfter(history: readonly Moment[]): 'high' | 'low' | null {
  const last = history.at(-1);
  const reading = lastReading(history);
  if (last === undefined || reading === undefined) return null;
  const { high, low } = history.findLast((moment) => 'limits' in moment)?.limits ?? FIRST_LIMITS;
  const isStale = 'limits' in last && last.atMs - (reading.atMs - reading.lateMs) >= 600_000;
  if (isStale) {
    const kind = kindAfter(history.slice(0, -1));
    return kind !== null && { high, low }[kind] === null ? null : kind;
  }
  if (high !== null && reading.celsius > high) return 'high';
  return low !== null && reading.celsius < low ? 'low' : null;
}

const lastReading = (history: readonly Moment[]) => history.findLast((moment) => 'celsius' in moment);
const timeOf = (moment: Moment) => ('celsius' in moment ? moment.atMs - moment.lateMs : moment.atMs);

function describeRun(
  history: readonly Moment[],
  { kind, start, end }: { kind: 'high' | 'low'; start: number; end: number | null },
): Partial<Alert> {
  const opening = history[start]!;
  const later = history
    .slice(start + 1, end ?? undefined)
    .flatMap((moment) => ('celsius' in moment ? [moment.celsius] : []));
  const openedCelsius = lastReading(history.slice(0, start + 1))!.celsius;
  const openedAtMs = timeOf(opening);
  const ending = end === null ? null : history[end]!;
  return {
    kind,
    openedAtMs,
    openedCelsius,
    peakCelsius: Math[kind === 'high' ? 'max' : 'min'](openedCelsius, ...later),
    readings: 1 + later.length,
    endedAtMs: ending && Math.max(openedAtMs, timeOf(ending)),
    endReason: ending && ('celsius' in ending ? 'back' : 'threshold'),
  };
}

function runBoard(history: readonly Moment[]): { board: ReturnType<typeof createBoard>; changes: AlertChange[] } {
  const board = createBoard({ windowSize: 10, maxSensors: 5, defaultLimits: FIRST_LIMITS });
  const changes = history.flatMap((moment, offset) => {
    if ('limits' in moment) {
      const done = board.setDefaultThreshold(moment.limits, { by: null, nowMs: moment.atMs });
      return typeof done === 'string' ? [] : done.change.alerts;
    }
    const reading = aReading({ celsius: moment.celsius, measuredAtMs: moment.atMs - moment.lateMs });
    return (board.take(reading, heardAt({ offset, nowMs: moment.atMs })) as Change).alerts;
  });
  return { board, changes };
}

describe('alerts over a whole history', () => {
  it('[AL10] each episode is one alert, opened once and ended once, as the whole history says', () => {
    fc.assert(
      fc.property(aHistory, (history) => {
        const { changes } = runBoard(history);
        const lastOfEach = new Map(changes.map(({ alert }) => [alert.id, alert]));
        const expected = alertsOf(history);
        expect(lastOfEach.size).toBe(expected.length);
        expect([...lastOfEach.values()]).toMatchObject(expected);
        const steps = changes.flatMap(({ step }) => (step === null ? [] : `${step.alertId} ${step.kind}`));
        expect(new Set(steps).size).toBe(steps.length);
      }),
    );
  });

  it('[AL6] the same history gives the same alerts with the same ids', () => {
    fc.assert(
      fc.property(aHistory, (history) => {
        expect(runBoard(history).changes).toEqual(runBoard(history).changes);
      }),
    );
  });
});
