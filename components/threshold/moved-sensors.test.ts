import { describe, expect, it } from 'vitest';
import type { Alert } from '#protocol/alert';
import { newSensor } from '../live/live-sensor';
import { INITIAL_STATE, type LiveState } from '../live/live-state';
import { buildAlert, buildThreshold, SERVER_NOW_MS as NOW_MS } from '../live/testing/build';
import { buildAllSettings } from '../setup/testing/build-settings';
import { movedSensors, sensorsOfDefault } from './moved-sensors';

function buildSensor(sensorId: string, changes: { celsius?: number; own?: number } = {}) {
  const { celsius, own } = changes;
  return newSensor({
    sensorId,
    threshold: own === undefined ? null : buildThreshold({ high: own }),
    firstN: 1,
    recent: celsius === undefined ? [] : [[NOW_MS - 3000, celsius, null]],
  });
}

function buildLive(sensors: ReturnType<typeof buildSensor>[], alerts: Alert[] = []): LiveState {
  return {
    ...INITIAL_STATE,
    sensors: new Map(sensors.map((sensor) => [sensor.sensorId, sensor])),
    alerts: new Map(alerts.map((alert) => [alert.id, alert])),
  };
}

describe('whom a threshold moves', () => {
  it('[PG65] the default moves the sensors without a threshold of their own', () => {
    const live = buildLive([buildSensor('fridge'), buildSensor('oven', { own: 200 })]);
    expect(sensorsOfDefault(live).map(({ sensorId }) => sensorId)).toEqual(['fridge']);
    expect(movedSensors(live, null, NOW_MS)).toHaveLength(1);
  });

  it('[PG63] a sensor is judged by its last reading and its open alerts', () => {
    const sensors = [buildSensor('fridge', { celsius: 41 }), buildSensor('oven', { celsius: 200 })];
    const live = buildLive(sensors, [
      buildAlert({ id: 'a1', sensorId: 'fridge' }),
      buildAlert({ id: 'a2', sensorId: 'oven', endedAtMs: NOW_MS - 1000, endReason: 'back' }),
    ]);
    expect(movedSensors(live, 'fridge', NOW_MS)).toEqual([
      { celsius: 41, ageMs: 3000, lastingMs: 0, openKinds: ['high'] },
    ]);
    expect(movedSensors(live, 'oven', NOW_MS)).toEqual([{ celsius: 200, ageMs: 3000, lastingMs: 0, openKinds: [] }]);
  });

  it('[PG63] a sensor is judged as its rules say: on its average, and after a while', () => {
    const oven = newSensor({ sensorId: 'oven', threshold: null, firstN: 1, recent: [[NOW_MS - 3000, 41, 39]] });
    const settings = [buildAllSettings({ rules: { judgedOn: 'average', lastingMs: 600_000 } })];
    expect(movedSensors({ ...buildLive([oven]), settings }, 'oven', NOW_MS)).toMatchObject([
      { celsius: 39, lastingMs: 600_000 },
    ]);
  });

  it('[PG63] what is open for another reason than its threshold is not ended by another one', () => {
    const live = buildLive(
      [buildSensor('fridge', { celsius: 41 })],
      [
        buildAlert({ id: 'a1', sensorId: 'fridge', kind: 'no-data' }),
        buildAlert({ id: 'a2', sensorId: 'fridge', severity: 'warning' }),
      ],
    );
    expect(movedSensors(live, 'fridge', NOW_MS)).toMatchObject([{ openKinds: [] }]);
  });

  it('[PG63] a sensor without a reading, or no longer there, is not judged', () => {
    const live = buildLive([buildSensor('fridge')]);
    expect(movedSensors(live, 'fridge', NOW_MS)).toMatchObject([{ celsius: null }]);
    expect(movedSensors(live, 'gone', NOW_MS)).toEqual([]);
  });
});
