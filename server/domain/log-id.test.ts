import { expect, it } from 'vitest';
import { joinLogId, nextIncarnation, splitLogId } from './log-id';

it('[ST17] a log made again has the next incarnation in its id', () => {
  expect(nextIncarnation('kafka-x')).toBe('kafka-x.1');
  expect(nextIncarnation('kafka-x.9')).toBe('kafka-x.10');
});

it('[ST17] an id is a name and an incarnation, and the other way round', () => {
  for (const logId of ['kafka-x', 'kafka-x.2', 'a.b', 'a.b.3']) expect(joinLogId(splitLogId(logId))).toBe(logId);
  expect(splitLogId('a.b')).toEqual({ name: 'a.b', incarnation: 0 });
});
