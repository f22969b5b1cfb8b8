import { expect, onTestFinished, test } from 'vitest';
import { type Product, startProduct } from '../product';
import { sharedPlace } from './place';
import { planned } from './plan';
import { until } from './until';
import { verify } from './verify';
import { type Watcher, watch } from './watcher';
import { openWorld, untilFresh } from './world';

const place = sharedPlace();
const TAKEN_OVER_WITHIN_MS = 15_000;

type Process = { product: Product; watcher: Watcher };

async function standsBy({ product, watcher }: Process): Promise<void> {
  const isStandby = () => watcher.feed()?.store.state === 'standby';
  await until(isStandby, { what: 'the second process stands by', withinMs: 20_000 });
  const answer = await fetch(`${product.url}/readyz`);
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({ store: { status: 'standby', state: 'standby' } });
}

test('[FT12] a second process on one group and database stands by, and takes over within 15 s of a SIGKILL', async () => {
  const world = await openWorld(place, { name: 'two processes' });
  const product = await startProduct({ env: world.env });
  onTestFinished(async () => void (await product.stop()));
  const watcher = watch(product.url);
  onTestFinished(() => watcher.stop());
  let [active, waiting]: [Process, Process] = [world, { product, watcher }];
  // An even number, so that the one that hears where thresholds changed is the one that stores at the end.
  const kills = planned({ short: 2, full: 8 });
  for (let kill = 0; kill < kills; kill += 1) {
    await standsBy(waiting);
    await world.written(1500);
    await active.product.end('SIGKILL');
    world.recoveriesMs.push(await untilFresh(world, { watcher: waiting.watcher, withinMs: TAKEN_OVER_WITHIN_MS }));
    await active.product.start();
    [active, waiting] = [waiting, active];
  }
  await standsBy(waiting);
  const stored = await verify(world);
  expect(watcher.faults).toEqual([]);
  world.report({ stored: stored.readings.length, faults: kills });
});
