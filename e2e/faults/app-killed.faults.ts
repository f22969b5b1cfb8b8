import { expect, test } from 'vitest';
import { between } from '#server/simulator/random';
import { sharedPlace } from './place';
import { planned } from './plan';
import { verify } from './verify';
import { openWorld } from './world';

const place = sharedPlace();
const FRESH_WITHIN_MS = 15_000;

test('[FT1] SIGKILLs at random moments under load: exactly once, in order, same alerts, fresh within 15 s', async () => {
  const world = await openWorld(place, { name: 'application SIGKILL' });
  const kills = planned({ short: 3, full: 20 });
  for (let kill = 0; kill < kills; kill += 1) {
    await world.written(between(world.random, [500, 4000]));
    await world.product.end('SIGKILL');
    const beganMs = performance.now();
    await world.product.start();
    await world.fresh(FRESH_WITHIN_MS - (performance.now() - beganMs));
    world.recoveriesMs.push(performance.now() - beganMs);
  }
  const stored = await verify(world);
  expect(stored.alerts.size).toBeGreaterThan(0);
  expect(world.changes.acknowledged.length).toBeGreaterThan(0);
  world.report({ stored: stored.readings.length, faults: kills });
});
