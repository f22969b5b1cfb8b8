import { describe, expect, it } from 'vitest';
import type { Alert } from '#protocol/alert';
import { aReading, heardAt, TEST_NOW_MS } from '#server/testing/readings';
import { type HeardReading, judgeReading, judgeThreshold } from './alert-machine';

const LIMITS = { high: 40, low: 0, version: 1 };

function heard(celsius: number, fields: Partial<HeardReading> = {}): HeardReading {
  const { logId, partition, offset } = heardAt({ offset: 7 });
  return { ...aReading({ celsius }), logId, partition, offset, ...fields };
}

function openedBy(celsius: number, fields: Partial<HeardReading> = {}): Alert {
  const { open } = judgeReading(null, heard(celsius, fields), LIMITS);
  if (open === null) throw new Error(`${celsius} °C opened no alert`);
  return open;
}

describe('judgeReading', () => {
  it('[AL1] only a reading strictly beyond a limit opens an alert', () => {
    expect([40, 0, 20].map((celsius) => judgeReading(null, heard(celsius), LIMITS).steps)).toEqual([[], [], []]);
    expect(openedBy(40.001)).toMatchObject({
      kind: 'high',
      thresholdCelsius: 40,
      openedAtMs: TEST_NOW_MS,
      readings: 1,
    });
    expect(openedBy(-0.001)).toMatchObject({ kind: 'low', thresholdCelsius: 0, endedAtMs: null });
  });

  it('[AL1] without limits nothing opens', () => {
    const limits = { high: null, low: null, version: 1 };
    expect(judgeReading(null, heard(10_000), limits)).toEqual({ open: null, steps: [] });
  });

  it('[AL2] while readings stay beyond, the one alert grows: it counts them and keeps the farthest', () => {
    const { open, steps } = judgeReading(openedBy(41), heard(50), LIMITS);
    expect(steps).toEqual([{ alert: open, isStep: false }]);
    expect(judgeReading(open, heard(45), LIMITS).open).toMatchObject({
      readings: 3,
      peakCelsius: 50,
      openedCelsius: 41,
    });
    expect(judgeReading(openedBy(-1), heard(-9), LIMITS).open).toMatchObject({ peakCelsius: -9 });
  });

  it('[AL3] the first reading that is not beyond ends it, even one exactly on the limit', () => {
    const endedAtMs = TEST_NOW_MS + 1000;
    const { open, steps } = judgeReading(openedBy(41), heard(40, { measuredAtMs: endedAtMs }), LIMITS);
    expect(open).toBeNull();
    expect(steps).toMatchObject([{ isStep: true, alert: { endedAtMs, endReason: 'back', readings: 1 } }]);
  });

  it('[AL4] one reading may end a high alert and open a low one', () => {
    const { open, steps } = judgeReading(openedBy(41), heard(-5), LIMITS);
    expect(steps.map(({ alert }) => [alert.kind, alert.endReason])).toEqual([
      ['high', 'back'],
      ['low', null],
    ]);
    expect(open?.kind).toBe('low');
  });

  it('[AL5] an alert never ends before it opened, even by a late reading', () => {
    const late = heard(20, { measuredAtMs: TEST_NOW_MS - 60_000 });
    expect(judgeReading(openedBy(41), late, LIMITS).steps).toMatchObject([{ alert: { endedAtMs: TEST_NOW_MS } }]);
  });

  it('[AL6] its id is made of log, partition, offset, kind and version of the threshold', () => {
    expect(openedBy(41, { logId: 'kafka-c1-t', partition: 3, offset: 99 }).id).toBe('kafka-c1-t-3-99-high-1');
  });
});

describe('judgeThreshold', () => {
  const nowMs = TEST_NOW_MS + 5000;

  it('[AL7] a lower limit opens an alert at the time of the change', () => {
    const { open, steps } = judgeThreshold(null, heard(30), { limits: { high: 25, low: null, version: 2 }, nowMs });
    expect(steps).toEqual([{ alert: open, isStep: true }]);
    expect(open).toMatchObject({ id: 'test-log-0-7-high-2', openedAtMs: nowMs, openedCelsius: 30, readings: 1 });
  });

  it('[AL7] a higher limit ends an alert at the time of the change', () => {
    const { open, steps } = judgeThreshold(openedBy(41), heard(41), { limits: { ...LIMITS, high: 50 }, nowMs });
    expect(open).toBeNull();
    expect(steps).toMatchObject([{ alert: { endReason: 'threshold', endedAtMs: nowMs } }]);
  });

  it('[AL8] an alert still beyond stays open with the limit it opened at', () => {
    const alert = openedBy(60);
    expect(judgeThreshold(alert, heard(60), { limits: { ...LIMITS, high: 50 }, nowMs })).toEqual({
      open: alert,
      steps: [],
    });
  });

  it('[AL9] a last reading of ten minutes or older decides nothing', () => {
    const limits = { high: 25, low: null, version: 2 };
    const judgedAt = (ageMs: number) => judgeThreshold(null, heard(30), { limits, nowMs: TEST_NOW_MS + ageMs }).open;
    expect(judgedAt(600_000)).toBeNull();
    expect(judgedAt(599_999)).not.toBeNull();
  });
});
