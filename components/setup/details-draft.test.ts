import { expect, it } from 'vitest';
import { NO_DETAILS } from '#protocol/resolve-rules';
import { changedDetails } from './details-draft';

it('[PG222] only what was changed of a sensor is sent; an emptied field takes the word away', () => {
  const saved = { ...NO_DETAILS, name: 'Left', group: 'Fridges' };
  expect(changedDetails({}, saved)).toEqual({});
  expect(changedDetails({ name: ' Left ', place: '' }, saved)).toEqual({});
  expect(changedDetails({ name: 'Right', group: ' ', place: 'Cellar' }, saved)).toEqual({
    name: 'Right',
    group: null,
    place: 'Cellar',
  });
});
