import { expect, test } from 'vitest';
import { readSimulateArguments } from './simulate-options';

test('[SM10] without options it is the demo once a second', () => {
  expect(readSimulateArguments([])).toEqual({ mode: 'demo', seed: null, sensors: null, rateHz: 1 });
});

test('[SM10] a load is so many sensors at a rate', () => {
  const args = ['--sensors', '200', '--rate', '2.5', '--seed', '7'];
  expect(readSimulateArguments(args)).toEqual({ mode: 'demo', seed: 7, sensors: 200, rateHz: 2.5 });
});

test.each([
  [['--mode', 'off'], '--mode off is not known'],
  [['--seed', '1.5'], '--seed 1.5 is not possible'],
  [['--sensors', '0'], '--sensors 0 is not possible'],
  [['--sensors', '20001'], 'from 1 to 20000'],
  [['--rate', ''], '--rate'],
  [['--rate', 'fast'], '--rate fast is not possible'],
  [['--mode', 'demo', '--sensors', '3'], 'either --mode or --sensors'],
  [['extra'], 'extra'],
])('[SM10] %j is refused with a sentence', (args, sentence) => {
  expect(() => readSimulateArguments(args)).toThrow(sentence);
});
