import { expect, test } from 'vitest';
import { readReplayArguments } from './replay-options';

test('[SM16] only the file and the sensor are needed', () => {
  expect(readReplayArguments(['a.csv', '--sensor', 'Cellar'])).toEqual({
    file: 'a.csv',
    sensorId: 'Cellar',
    unit: 'C',
    speed: 3600,
    url: null,
  });
});

test('[SM16] every option is taken', () => {
  const args = ['a.csv', '--sensor', '冷库 1', '--unit', 'f', '--speed', '0.5', '--url', 'http://127.0.0.1:8080/'];
  expect(readReplayArguments(args)).toEqual({
    file: 'a.csv',
    sensorId: '冷库 1',
    unit: 'F',
    speed: 0.5,
    url: 'http://127.0.0.1:8080',
  });
});

test.each([
  [['--sensor', 'a'], 'Name the CSV file'],
  [['a.csv', 'b.csv', '--sensor', 'a'], 'Name one CSV file'],
  [['a.csv'], '--sensor'],
  [['a.csv', '--sensor', '_x'], 'cannot name a sensor'],
  [['a.csv', '--sensor', 'a', '--unit', 'K'], '--unit K is not known'],
  [['a.csv', '--sensor', 'a', '--speed', '0'], '--speed 0 is not a speed'],
  [['a.csv', '--sensor', 'a', '--speed', 'fast'], '--speed fast is not a speed'],
  [['a.csv', '--sensor', 'a', '--url', 'localhost:3000'], '--url localhost:3000 is not an address'],
  [['a.csv', '--sensor', 'a', '--colour', 'red'], '--colour'],
])('[SM16] %j is refused with a sentence', (args, sentence) => {
  expect(() => readReplayArguments(args)).toThrow(sentence);
});
