import { describe, expect, it } from 'vitest';
import { TEST_NOW_MS } from '#server/testing/readings';
import { aStage, aTaken, type Said } from '#server/testing/stages';
import type { Stage } from './stage';
import { isInPlace, type TakenRecords, takeBatch } from './take-batch';

const OPTIONS = { sensorFromKey: true, nowMs: TEST_NOW_MS };

const take = (stage: Stage, values: readonly Said[], fields: Partial<TakenRecords> = {}) =>
  takeBatch(stage, aTaken(values, fields), OPTIONS);

describe('takeBatch', () => {
  it('[PL1] each reading changes the board and is written with its place in the log', () => {
    const { changes, write } = take(aStage(), [20, 22, 24]);
    expect(changes.map(({ reading }) => reading?.point[2])).toEqual([null, null, 22]);
    expect(write.readings).toMatchObject({
      ns: [1, 2, 3],
      averages: [null, null, 22],
      logIds: ['log', 'log', 'log'],
      offsets: [0, 1, 2],
    });
  });

  it('[PL2] what is no reading is set aside with its reason, a tombstone leaves nothing', () => {
    const { changes, write } = take(aStage(), [20, 'nonsense', null, 21]);
    expect(changes).toHaveLength(2);
    expect(write.rejections).toMatchObject([{ code: 'not-json', record: { offset: 1 }, isDelivered: false }]);
  });

  it('[PL3] a reading of one sensor too many is set aside', () => {
    const other = (sensorId: string) => JSON.stringify({ sensorId, temperature: 20 });
    const { write } = take(aStage(), [other('a'), other('b'), other('c'), other('a')]);
    expect(write.readings.sensorIds).toEqual(['a', 'b', 'a']);
    expect(write.rejections).toMatchObject([{ code: 'cardinality' }]);
  });

  it('[ST1] states of alerts are written in order, merely grown ones too', () => {
    const { write } = take(aStage(), [41, 42, 20]);
    expect(write.alerts.map(({ readings, endReason }) => [readings, endReason])).toEqual([
      [1, null],
      [2, null],
      [2, 'back'],
    ]);
  });

  it('[ST1] the stage moves on, and says from where to where', () => {
    const stage = aStage();
    const last = { offset: 1, timestampMs: 5, valueHash: 'x' };
    expect(take(stage, [20, 21], { last }).write.places).toEqual([
      { partition: 0, logId: 'log', from: null, next: 2, last },
    ]);
    expect(take(stage, [], { from: 2, next: 9 }).write.places).toEqual([
      { partition: 0, logId: 'log', from: 2, next: 9, last },
    ]);
    expect(take(stage, [], { from: 9, next: 9 }).write.places).toEqual([]);
    expect(stage.places.get(0)).toEqual({ logId: 'log', next: 9, last });
  });

  it('[ST1] records are in place where the stage stands, and anywhere where nothing was read yet', () => {
    expect(isInPlace(aStage(), aTaken([20], { from: 7 }))).toBe(true);
    expect(isInPlace(aStage({ 0: { next: 7 } }), aTaken([20], { from: 7 }))).toBe(true);
    expect(isInPlace(aStage({ 0: { next: 7 } }), aTaken([20], { from: 6 }))).toBe(false);
    expect(isInPlace(aStage({ 0: { next: 7 } }), aTaken([20], { from: 8 }))).toBe(false);
    expect(isInPlace(aStage({ 1: { next: 7 } }), aTaken([20], { from: 7 }))).toBe(false);
  });

  it('[ST20] of what was posted twice the second changes nothing', () => {
    const { changes, write } = take(aStage(), [
      { value: 20, key: 'post/0' },
      { value: 21, key: 'post/1' },
      { value: 20, key: 'post/0' },
    ]);
    expect(changes).toHaveLength(2);
    expect(write.keys.map(({ key }) => key)).toEqual(['post/0', 'post/1']);
    expect(write.places).toMatchObject([{ next: 3 }]);
  });
});
