import { expect, test } from 'vitest';
import { toSensorId } from '#protocol/sensor-id';
import { createLoadSensors } from './load-sensors';

test('[SM10] a load is so many sensors, numbered from sensor-001', () => {
  const sensors = createLoadSensors(200, 1);
  expect(sensors).toHaveLength(200);
  expect([sensors[0]?.sensorId, sensors.at(-1)?.sensorId]).toEqual(['sensor-001', 'sensor-200']);
  expect(sensors.every(({ sensorId }) => toSensorId(sensorId) === sensorId)).toBe(true);
});

test('[SM10] the sensors of a load stay at room temperatures', () => {
  for (const sensor of createLoadSensors(20, 2)) {
    for (let second = 0; second < 600; second++) {
      const celsius = sensor.measure(1000, 12);
      expect(celsius).toBeGreaterThan(5);
      expect(celsius).toBeLessThan(40);
    }
  }
});
