import { expect, test } from 'vitest';
import { between } from '#server/simulator/random';
import { sharedPlace } from './place';
import { planned } from './plan';
import { readPlaces, withClient } from './stored';
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

test('[FT2] SIGTERM under load: exit 0 within 5 s, all that was taken is stored, and the group knows how far', async () => {
  const world = await openWorld(place, { name: 'application SIGTERM' });
  const stops = planned({ short: 2, full: 5 });
  for (let stop = 0; stop < stops; stop += 1) {
    await world.written(between(world.random, [500, 3000]));
    const beganMs = performance.now();
    expect(await world.product.end('SIGTERM')).toBe(0);
    expect(performance.now() - beganMs).toBeLessThan(5000);
    const places = await withClient(world.database, readPlaces);
    const next = Object.fromEntries(places.map((one) => [one.partition, one.next]));
    expect(await world.topic.committed()).toEqual(next);
    const startedMs = performance.now();
    await world.product.start();
    await world.fresh(FRESH_WITHIN_MS);
    world.recoveriesMs.push(performance.now() - startedMs);
  }
  const stored = await verify(world);
  world.report({ stored: stored.readings.length, faults: stops });
});
