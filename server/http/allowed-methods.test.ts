import { expect, test } from 'vitest';
import { createAllowedMethods } from './allowed-methods';

function build() {
  const allowed = createAllowedMethods();
  allowed.add({ url: '/api/threshold', method: 'PUT' });
  allowed.add({ url: '/api/threshold', method: ['GET', 'HEAD'] });
  allowed.add({ url: '/api/sensors/:sensorId/threshold', method: 'DELETE' });
  return allowed;
}

test('[HT11] an address answers the methods of all its routes', () => {
  expect(build().of('/api/threshold')).toEqual(['GET', 'HEAD', 'PUT']);
});

test('[HT11] a name in the path stands for any one part of it', () => {
  expect(build().of('/api/sensors/cold-room%2F3/threshold')).toEqual(['DELETE']);
});

test.each(['/api/sensors//threshold', '/api/sensors/a/b/threshold', '/api', '/api/threshold/', ''])(
  '[HT11] %s is no address',
  (path) => {
    expect(build().of(path)).toEqual([]);
  },
);
