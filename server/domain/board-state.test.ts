import { expect, it } from 'vitest';
import { aReading, heardAt } from '#server/testing/readings';
import { createBoardState } from './board-state';
import { forgetPartition } from './leave-board';
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
