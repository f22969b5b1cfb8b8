import { expect, test } from 'vitest';
import { between } from '#server/simulator/random';
import { sharedPlace } from './place';
import { planned } from './plan';
import { outage } from './until';
import { verify } from './verify';
import { openWorld, type World } from './world';

const place = sharedPlace();
const RECOVERED_WITHIN_MS = 60_000;

/** Faults by name; each has ended when it resolves, and what it broke may still be broken. */
function faultsOf({ product, random }: World): Record<string, () => Promise<unknown>> {
  const { broker, brokerRelay, server, databaseRelay } = place;
  const during = async (begin: () => unknown, end: () => unknown, ms: readonly [number, number]) => {
    await begin();
    await outage(between(random, ms));
    await end();
  };
  const restart = async () => {
    await product.end('SIGKILL');
    await product.start();
  };
  return {
    'application killed': restart,
    'application stopped': async () => {
      expect(await product.end('SIGTERM')).toBe(0);
      await product.start();
    },
    'application killed while the database is away': () =>
      during(databaseRelay.cut, databaseRelay.restore, [1000, 1001]).then(restart),
    'application started without its database': async () => {
      databaseRelay.cut();
      await restart();
      await outage(between(random, [0, 3000]));
      databaseRelay.restore();
    },
    'application started without its broker': async () => {
      brokerRelay.cut();
      await restart();
      await outage(between(random, [0, 3000]));
      brokerRelay.restore();
    },
    'database killed': server.kill,
    'database away for a moment': () => during(databaseRelay.cut, databaseRelay.restore, [200, 4000]),
    'database away for long': () => during(databaseRelay.cut, databaseRelay.restore, [5000, 9000]),
    'database a black hole': () => during(databaseRelay.stall, databaseRelay.restore, [500, 9000]),
    'database reset': async () => databaseRelay.reset(),
    'lost before COMMIT': () => databaseRelay.cutAtCommit('before'),
    'lost after COMMIT': () => databaseRelay.cutAtCommit('after'),
    'broker killed': async () => {
      await broker.kill();
      await broker.restart();
    },
    'broker away': () => during(brokerRelay.cut, brokerRelay.restore, [200, 5000]),
    'broker a black hole': () => during(brokerRelay.stall, brokerRelay.restore, [500, 9000]),
    'broker reset': async () => brokerRelay.reset(),
  };
}

test('[FT18] faults one upon another, in any order: exactly once, in order, same alerts', async () => {
  const world = await openWorld(place, { name: 'faults together', isBrokerRelayed: true });
  const faults = Object.entries(faultsOf(world));
  const happened: string[] = [];
  for (let round = 0; round < planned({ short: 2, full: 12 }); round += 1) {
    for (let step = 0; step < 4; step += 1) {
      const [name, fault] = faults[Math.floor(world.random() * faults.length)] as (typeof faults)[number];
      happened.push(name);
      process.stdout.write(`${name}\n`);
      await fault();
      await outage(between(world.random, [0, 1500]));
    }
    world.recoveriesMs.push(await world.fresh(RECOVERED_WITHIN_MS));
    await verify(world);
    world.ledger.resume();
    world.changes.resume();
  }
  world.report({ stored: world.ledger.acknowledged.length, faults: happened.length });
});
