import { expect, test } from 'vitest';
import { postgresPlace } from '#server/embedded/own-postgres-place';
import { readPostmaster } from '#server/embedded/postmaster-file';
import { between } from '#server/simulator/random';
import { failToStart } from '../product';
import { openEmbeddedWorld } from './embedded-world';
import { planned } from './plan';

const RECOVERED_WITHIN_MS = 15_000;

test('[FT8] SIGKILLs under posts: each 202 is stored once, a post under a key once however often it came', async () => {
  const world = await openEmbeddedWorld({ name: 'embedded, application SIGKILL' });
  const { product, poster, random, recoveriesMs } = world;
  const kills = planned({ short: 4, full: 20 });
  for (let kill = 0; kill < kills; kill += 1) {
    await world.written(between(random, [100, 1500]));
    await product.end('SIGKILL');
    const beganMs = performance.now();
    await product.start();
    await world.written(1, RECOVERED_WITHIN_MS);
    recoveriesMs.push(performance.now() - beganMs);
    expect(recoveriesMs.at(-1)).toBeLessThan(RECOVERED_WITHIN_MS);
  }
  const stored = await world.verify();
  expect(poster.repeated()).toBeGreaterThan(0);
  world.report({ stored: stored.readings.length, faults: kills });
});

test('[FT9] SIGKILLs of the own PostgreSQL under posts: the same process goes on, each 202 is stored once', async () => {
  const world = await openEmbeddedWorld({ name: 'embedded, own database SIGKILL' });
  const { product, dataDir, random, recoveriesMs } = world;
  const pid = product.pid();
  const kills = planned({ short: 2, full: 10 });
  for (let kill = 0; kill < kills; kill += 1) {
    await world.written(between(random, [100, 1000]));
    const postmaster = await readPostmaster(postgresPlace(dataDir).clusterDir);
    process.kill(postmaster?.pid ?? Number.NaN, 'SIGKILL');
    recoveriesMs.push(await world.written(500, RECOVERED_WITHIN_MS * 2));
  }
  expect(product.pid()).toBe(pid);
  const stored = await world.verify();
  world.report({ stored: stored.readings.length, faults: kills });
});

test('[FT10] a data folder opened twice: the second stops with a sentence, the first notices nothing', async () => {
  const world = await openEmbeddedWorld({ name: 'data folder opened twice' });
  await world.written(200);
  const { exitCode, said } = await failToStart({ DATA_DIR: world.dataDir });
  expect(exitCode).toBe(69);
  expect(said).toContain(`is in use by process ${world.product.pid()}: stop that one first`);
  await world.written(200);
  expect(world.poster.refusals).toEqual([]);
  const stored = await world.verify();
  world.report({ stored: stored.readings.length, faults: 1 });
});
