import { describe, expect, it } from 'vitest';
import { offered } from './offered';

describe('sensors to compare with', () => {
  it('[PG430] are as many as one looks through, and how many others there are', () => {
    const groups = [
      { name: 'Kitchen', sensorIds: ['a', 'b'] },
      { name: 'Cellar', sensorIds: ['c', 'd'] },
      { name: null, sensorIds: ['e'] },
    ];
    expect(offered(groups, 3)).toEqual({
      groups: [
        { name: 'Kitchen', sensorIds: ['a', 'b'] },
        { name: 'Cellar', sensorIds: ['c'] },
      ],
      hidden: 2,
    });
    expect(offered(groups)).toEqual({ groups, hidden: 0 });
  });
});
