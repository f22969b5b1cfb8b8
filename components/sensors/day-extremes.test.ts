import { describe, expect, it } from 'vitest';
import { newSensor, withLatest } from '../live/live-sensor';
import { buildPoints } from '../live/testing/build';
import { toldExtremes, withLive } from './day-extremes';

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

describe('the lowest and the highest since midnight', () => {
  it('[PG113] are those stored and those heard after them', () => {
    const next = withLive(told, sensorsWith(1, 8));
    expect(next.bySensor.get('fridge')).toEqual({ low: 2, high: 8, throughN: 8 });
  });

  it('[PG113] stay when the browser forgets the readings they came from', () => {
    const next = withLive(withLive(told, sensorsWith(1, 8)), sensorsWith(7, 1));
    expect(next.bySensor.get('fridge')?.high).toBe(8);
  });

  it('[PG113] are none of yesterday’s', () => {
    const before = sensorsWith(5, 3, MIDNIGHT_MS - 60_000);
    expect(withLive(told, before)).toBe(told);
    expect(withLive({ ...told, bySensor: new Map() }, before).bySensor.size).toBe(0);
  });

  it('[PG113] of a sensor just heard begin with its first reading', () => {
    const none = { ...told, bySensor: new Map() };
    expect(withLive(none, sensorsWith(1, 2)).bySensor.get('fridge')).toEqual({ low: 1, high: 2, throughN: 2 });
  });

  it('[PG113] are the same object while nothing came in', () => {
    const next = withLive(told, sensorsWith(1, 8));
    expect(withLive(next, sensorsWith(1, 8))).toBe(next);
  });

  it('[PG351] know where a sensor stands that is not watched, and still take the readings before it once they are told', () => {
    const fridge = sensorsWith(1, 5).get('fridge');
    const ahead = fridge && withLatest(fridge, 9, [MIDNIGHT_MS + 9000, 7, null]);
    const next = withLive(told, new Map(ahead && [['fridge', ahead]]));
    expect(next.bySensor.get('fridge')).toEqual({ low: 2, high: 7, throughN: 5 });
    expect(withLive(next, sensorsWith(1, 8)).bySensor.get('fridge')).toEqual({ low: 2, high: 8, throughN: 8 });
  });
});
