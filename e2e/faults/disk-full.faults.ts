import { expect, onTestFinished, test } from 'vitest';
import { openEmbeddedWorld } from './embedded-world';
import { planned } from './plan';
import { mountSmallDisk } from './small-disk';
import { outage, until } from './until';

const DISK_MB = 160;
const RECOVERED_WITHIN_MS = 60_000;

test('[FT17] with its disk full the product refuses posts in a sentence and says why; with room again it goes on', async ({
  skip,
}) => {
  const disk = mountSmallDisk(DISK_MB);
  if (disk === null) return skip('a small disk cannot be mounted by this user');
  onTestFinished(() => disk.remove());
  const world = await openEmbeddedWorld({ name: 'disk full', dataDir: disk.dir });
  const { watcher, poster, product, recoveriesMs } = world;
  await world.written(500);
  for (let times = 0; times < planned({ short: 1, full: 3 }); times += 1) {
    const refusalsBefore = poster.refusals.length;
    disk.fill();
    const isFull = () => watcher.feed()?.store.reason === 'disk-full' && watcher.feed()?.store.state === 'failing';
    await until(isFull, { what: 'the full disk is told', withinMs: 60_000 });
    await until(() => poster.refusals.length > refusalsBefore, { what: 'posts are refused', withinMs: 15_000 });
    expect(poster.refusals.at(-1)).toEqual({
      status: 503,
      detail: expect.stringMatching(/cannot be made safe now.*\.$/),
    });
    expect((await fetch(product.url)).status).toBe(200);
    await outage(planned({ short: 3000, full: 20_000 }));
    disk.free();
    recoveriesMs.push(await world.written(500, RECOVERED_WITHIN_MS));
  }
  const stored = await world.verify();
  world.report({ stored: stored.readings.length, faults: 1 });
});
