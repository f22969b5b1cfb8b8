import { expect, test } from 'vitest';
import { between } from '#server/simulator/random';
import { sharedPlace } from './place';
import { planned } from './plan';
import { outage, until } from './until';
import { verify } from './verify';
import { openWorld, type World } from './world';

const place = sharedPlace();
const RECOVERED_WITHIN_MS = 15_000;
const TOLD_WITHIN_MS = 3000;

test('[FT3] SIGKILLs of the database under load: the same process goes on, exactly once', async () => {
  const world = await openWorld(place, { name: 'database SIGKILL' });
  const pid = world.product.pid();
  const kills = planned({ short: 2, full: 10 });
  for (let kill = 0; kill < kills; kill += 1) {
    await world.written(between(world.random, [500, 4000]));
    await place.server.kill();
    world.recoveriesMs.push(await world.fresh(RECOVERED_WITHIN_MS));
  }
  expect(world.product.pid()).toBe(pid);
  const stored = await verify(world);
  world.report({ stored: stored.readings.length, faults: kills });
});

/** What the broker suffers; it is back when this resolves. */
type Suffering = (world: World) => Promise<void>;

const frozen: Suffering = async (world) => {
  await place.broker.freeze();
  await isTold(world);
  await outage(planned({ short: 4000, full: 20_000 }));
  await place.broker.thaw();
};

const ended = (end: () => Promise<void>, awayMs: number): Suffering => {
  return async (world) => {
    await end();
    await isTold(world);
    await outage(awayMs);
    await place.broker.restart();
  };
};

async function isTold({ watcher }: World): Promise<void> {
  const isAway = () => watcher.feed()?.connected === false;
  await until(isAway, { what: 'the broker is said to be away', withinMs: TOLD_WITHIN_MS });
}

test('[FT4] a broker that is killed, frozen or stopped: told within 3 s, recovered within 15 s, exactly once', async () => {
  const world = await openWorld(place, { name: 'broker SIGKILL, SIGSTOP, SIGTERM' });
  const { broker } = place;
  const sufferings: Suffering[] = [
    ...Array.from({ length: planned({ short: 1, full: 5 }) }, () => ended(broker.kill, 0)),
    frozen,
    ended(broker.shutDown, planned({ short: 3000, full: 30_000 })),
  ];
  for (const suffer of sufferings) {
    await world.written(between(world.random, [500, 3000]));
    await suffer(world);
    world.recoveriesMs.push(await world.fresh(RECOVERED_WITHIN_MS));
  }
  const stored = await verify(world);
  world.report({ stored: stored.readings.length, faults: sufferings.length });
});

test('[FT11] a link to the broker that is reset every 200 ms: no crash, recovered within 5 s after', async () => {
  const world = await openWorld(place, { name: 'link to the broker reset', isBrokerRelayed: true });
  const pid = world.product.pid();
  await world.written(2000);
  const resets = planned({ short: 40, full: 150 });
  let connections = 0;
  for (let reset = 0; reset < resets; reset += 1) {
    await outage(200);
    connections += place.brokerRelay.reset();
  }
  expect(connections).toBeGreaterThan(resets / 4);
  world.recoveriesMs.push(await world.fresh(5000));
  expect(world.product.pid()).toBe(pid);
  const stored = await verify(world);
  world.report({ stored: stored.readings.length, faults: resets });
});
