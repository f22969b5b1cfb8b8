import { describe, expect, it } from 'vitest';
import type { Point } from '#protocol/frame';
import { newSensor, withLatest } from '../live/live-sensor';
import { buildPoints } from '../live/testing/build';
import { type DayExtremes, toldExtremes, withLive } from './day-extremes';

const MIDNIGHT_MS = 1_000_000;
const told = toldExtremes({ from: MIDNIGHT_MS, sensors: [{ sensorId: 'fridge', min: 2, max: 5, throughN: 4 }] });

/** Readings as warm as their ordinals, from this one on. */
function sensorsWith(firstN: number, count: number, startMs = MIDNIGHT_MS) {
  const sensor = newSensor({
    sensorId: 'fridge',
    threshold: null,
    firstN,
    recent: buildPoints(firstN, count, startMs),
  });
  return new Map([[sensor.sensorId, sensor]]);
}

const live = (known: DayExtremes, sensors: ReturnType<typeof sensorsWith>, errorValues: number[] = []) =>
  withLive(known, { sensors, errorValuesOf: () => errorValues });

describe('the lowest and the highest since midnight', () => {
  it('[PG113] are those stored and those heard after them', () => {
    const next = live(told, sensorsWith(1, 8));
    expect(next.bySensor.get('fridge')).toEqual({ low: 2, high: 8, throughN: 8 });
  });

  it('[PG113] stay when the browser forgets the readings they came from', () => {
    const next = live(live(told, sensorsWith(1, 8)), sensorsWith(7, 1));
    expect(next.bySensor.get('fridge')?.high).toBe(8);
  });

  it('[PG113] are none of yesterday’s', () => {
    const before = sensorsWith(5, 3, MIDNIGHT_MS - 60_000);
    expect(live(told, before)).toBe(told);
    expect(live({ ...told, bySensor: new Map() }, before).bySensor.size).toBe(0);
  });

  it('[PG113] of a sensor just heard begin with its first reading', () => {
    const none = { ...told, bySensor: new Map() };
    expect(live(none, sensorsWith(1, 2)).bySensor.get('fridge')).toEqual({ low: 1, high: 2, throughN: 2 });
  });

  it('[PG113] are of what is believed', () => {
    const extremesOf = (celsius: number[], known: DayExtremes = { ...told, bySensor: new Map() }) => {
      const recent = celsius.map((value, index): Point => [MIDNIGHT_MS + index, value, null]);
      const sensor = newSensor({ sensorId: 'fridge', threshold: null, firstN: 1, recent });
      const found = live(known, new Map([['fridge', sensor]]), [85, -127]).bySensor.get('fridge');
      return found && [found.low, found.high, found.throughN];
    };
    expect(extremesOf([-127, 4, 85, 5, -127])).toEqual([4, 5, 5]);
    expect(extremesOf([-127])).toBeUndefined();
    expect(extremesOf([4, 85, 85])).toEqual([4, 85, 3]);
    expect(extremesOf([9, 9, 9, 9, -127], told)).toEqual([2, 5, 5]);
    const ahead = withLatest(sensorsWith(1, 5).get('fridge')!, 9, [MIDNIGHT_MS + 9000, -127, null]);
    expect(live(told, new Map([['fridge', ahead]]), [-127]).bySensor.get('fridge')?.low).toBe(2);
  });

  it('[PG113] are the same object while nothing came in', () => {
    const next = live(told, sensorsWith(1, 8));
    expect(live(next, sensorsWith(1, 8))).toBe(next);
  });

  it('[PG351] know where a sensor stands that is not watched, and still take the readings before it once they are told', () => {
    const fridge = sensorsWith(1, 5).get('fridge');
    const ahead = fridge && withLatest(fridge, 9, [MIDNIGHT_MS + 9000, 7, null]);
    const next = live(told, new Map(ahead && [['fridge', ahead]]));
    expect(next.bySensor.get('fridge')).toEqual({ low: 2, high: 7, throughN: 5 });
    expect(live(next, sensorsWith(1, 8)).bySensor.get('fridge')).toEqual({ low: 2, high: 8, throughN: 8 });
  });
});
