import { expect, test } from 'vitest';
import { createBoard } from '#server/domain/board';
import { judgeReadings } from './judge-readings';

const NOW_MS = 1_767_225_600_000;
const boardFor = (maxSensors: number) =>
  createBoard({ windowSize: 10, defaultLimits: { high: 40, low: null }, maxSensors });
const roomy = { nowMs: NOW_MS, board: boardFor(100) };

test('[HT9] each element is judged by itself, as on the log', () => {
  const elements = JSON.parse(
    '[{"temperature":23.4,"__proto__":1},{"temperature":"23.4"},{"temperature":1e400},42,null]',
  );
  const { accepted, rejected } = judgeReadings(elements, roomy);
  expect(accepted).toEqual([{ sensorId: 'default', celsius: 23.4, measuredAtMs: null }]);
  expect(rejected.map(({ index, code }) => [index, code])).toEqual([
    [1, 'temperature-type'],
    [2, 'temperature-range'],
    [3, 'not-object'],
    [4, 'not-object'],
  ]);
});

test('[HT9] a timestamp is kept; without one the log decides', () => {
  const { accepted } = judgeReadings([{ temperature: 1, timestamp: NOW_MS - 5000 }, { temperature: 2 }], roomy);
  expect(accepted.map(({ measuredAtMs }) => measuredAtMs)).toEqual([NOW_MS - 5000, null]);
});

test('[HT9] an element larger than a message may be is too big', () => {
  const { rejected } = judgeReadings([{ temperature: 1, note: 'x'.repeat(5000) }], roomy);
  expect(rejected[0]?.code).toBe('too-big');
});

test('[HT20] a reading of one sensor too many is rejected before it is accepted', () => {
  const elements = ['a', 'b', 'a', 'c'].map((sensorId) => ({ sensorId, temperature: 1 }));
  const { accepted, rejected } = judgeReadings(elements, { nowMs: NOW_MS, board: boardFor(1) });
  expect(accepted.map(({ sensorId }) => sensorId)).toEqual(['a', 'a']);
  expect(rejected.map(({ index, code }) => [index, code])).toEqual([
    [1, 'cardinality'],
    [3, 'cardinality'],
  ]);
});
