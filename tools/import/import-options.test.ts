import { expect, test } from 'vitest';
import { readImportArguments } from './import-options';

test('[IM8] only the file and the sensor are needed', () => {
  expect(readImportArguments(['a.csv', '--sensor', 'Loft'])).toEqual({
    task: 'import',
    file: 'a.csv',
    sensorId: 'Loft',
    unit: 'C',
    timeZone: 'UTC',
    database: null,
  });
});

test.each([
  [['--list'], { task: 'list', database: null }],
  [['--remove', 'import-1'], { task: 'remove', id: 'import-1', database: null }],
  [['--list', '--database', 'postgres://x/y'], { task: 'list', database: 'postgres://x/y' }],
])('[IM8] %j is another task', (args, expected) => {
  expect(readImportArguments(args)).toEqual(expected);
});

test.each([
  [[], 'Name the CSV file'],
  [['a.csv', 'b.csv', '--sensor', 'a'], 'Name one CSV file'],
  [['a.csv'], '--sensor'],
  [['a.csv', '--sensor', 'a', '--unit', 'R'], '--unit R is not known'],
  [['--list', 'a.csv'], 'take no file'],
  [['--colour', 'red'], '--colour'],
])('[IM8] %j is refused with a sentence', (args, sentence) => {
  expect(() => readImportArguments(args)).toThrow(sentence);
});
