import { expect, it } from 'vitest';
import { aReading, heardAt, TEST_NOW_MS } from '#server/testing/readings';
import { createBoardState } from './board-state';
import { forgetPartition, removeSensor } from './leave-board';
import { setSensorThreshold } from './set-threshold';
import { takeReading } from './take-reading';

const aState = (maxSensors: number) =>
  createBoardState({ windowSize: 3, maxSensors, defaultLimits: { high: 40, low: null } });

it('[BD4] silent sensors give their memory back when many others come, however often', () => {
  const board = aState(2000);
  for (let round = 0; round < 2; round += 1) {
    for (let i = 0; i < 500; i += 1) takeReading(board, aReading({ sensorId: 'silent' }), heardAt());
    for (let i = 1; i < 2000; i += 1) takeReading(board, aReading({ sensorId: `s${i}` }), heardAt({ partition: 1 }));
    expect(board.sensors.get('silent')?.recent.count).toBeLessThanOrEqual(60);
    forgetPartition(board, 1);
  }
});

it('[BD12] of sensors that left, no more thresholds are remembered than the board knows sensors', () => {
  const board = aState(2);
  for (const sensorId of ['a', 'b', 'c']) {
    takeReading(board, aReading({ sensorId }), heardAt());
    setSensorThreshold(board, { sensorId, limits: { high: 1, low: null } }, { by: null, nowMs: TEST_NOW_MS });
    removeSensor(board, sensorId, { nowMs: TEST_NOW_MS });
  }
  expect([...board.absentThresholds.keys()]).toEqual(['b', 'c']);
});
