import { expect, test } from 'vitest';
import { sensorIdSchema } from '#protocol/sensor-id';
import { decodeCursor, encodeCursor } from './cursor';
import { InvalidFields } from './invalid-fields';

test('[HT8] a cursor brings back the position it was made of', () => {
  expect(decodeCursor(encodeCursor('冷库 1'), sensorIdSchema)).toBe('冷库 1');
});

test('[HT8] no cursor is the first page', () => {
  expect(decodeCursor(undefined, sensorIdSchema)).toBeNull();
});

test.each(['', 'zzz', encodeCursor(5), encodeCursor('_hidden')])(
  '[HT8] a cursor we did not give (%s) is refused',
  (cursor) => {
    expect(() => decodeCursor(cursor, sensorIdSchema)).toThrow(InvalidFields);
  },
);
