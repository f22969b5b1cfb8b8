import { expect, test } from 'vitest';
import { sharedPlace } from './place';
import { planned } from './plan';
import { outage, until } from './until';
import { groupIsBehind, verify } from './verify';
import { openWorld, type World } from './world';

const place = sharedPlace();
const FAILING_WITHIN_MS = 6000;
const STORING_WITHIN_MS = 60_000;
const MEMORY_RISE_BYTES = 100e6;

type Outage = { leave(): unknown; meanwhile?(): Promise<void>; comeBack(): unknown };

/** Lets the database be away for `ms`, and holds what must go on meanwhile. */
async function liveThrough(world: World, ms: number, { leave, meanwhile, comeBack }: Outage): Promise<void> {
  const { watcher, memory } = world;
  const state = () => watcher.feed()?.store.state;
  const before = memory.mark();
  await leave();
  await until(() => state() === 'failing', { what: 'readings are said not to be stored', withinMs: FAILING_WITHIN_MS });
  const begun = { frames: watcher.frames(), alerts: watcher.alertsTold.size, heard: newest(world) };
  await outage(ms);
  expect(state()).toBe('failing');
  expect(watcher.frames() - begun.frames).toBeGreaterThan(ms / 200);
  expect(watcher.alertsTold.size).toBeGreaterThan(begun.alerts);
  expect(newest(world) - begun.heard).toBeGreaterThan(ms - 2000);
  await meanwhile?.();
  await comeBack();
  const recoveredMs = await until(() => state() === 'storing', { what: 'stored again', withinMs: STORING_WITHIN_MS });
  world.recoveriesMs.push(recoveredMs);
  const states = watcher.states.map((one) => one.state);
  expect(states.slice(states.lastIndexOf('failing'))).toEqual(['failing', 'catching-up', 'storing']);
  await verify(world);
  expect(memory.peak() - before).toBeLessThan(MEMORY_RISE_BYTES);
  world.ledger.resume();
  world.changes.resume();
}

/** When the youngest reading a browser has was measured. */
function newest({ watcher }: World): number {
  return Math.max(...[...watcher.sensors.values()].map(({ point: [measuredAtMs] }) => measuredAtMs));
}

test('[FT5] [FT6] a database that is away or a black hole: told within 6 s, live and alerts go on, nothing missing after', async () => {
  const world = await openWorld(place, { name: 'database stopped, black hole' });
  const { server, databaseRelay } = place;
  await world.written(3000);
  await liveThrough(world, planned({ short: 8000, full: 115_000 }), { leave: server.shutDown, comeBack: server.start });
  await world.fresh(15_000);
  await liveThrough(world, planned({ short: 8000, full: 55_000 }), {
    leave: databaseRelay.stall,
    meanwhile: () => groupIsBehind(world),
    comeBack: databaseRelay.restore,
  });
  world.report({ stored: world.ledger.acknowledged.length, faults: 2 });
});

test('[FT7] a connection lost exactly at COMMIT, before or after the database did it, stores each reading once', async () => {
  const world = await openWorld(place, { name: 'connection lost at COMMIT' });
  const cuts = planned({ short: 3, full: 20 });
  for (let cut = 0; cut < cuts; cut += 1) {
    for (const when of ['before', 'after'] as const) {
      await place.databaseRelay.cutAtCommit(when);
      world.recoveriesMs.push(await world.fresh(15_000));
      await world.written(500);
    }
  }
  expect(world.watcher.states.map(({ state }) => state)).not.toContain('failing');
  const stored = await verify(world);
  world.report({ stored: stored.readings.length, faults: 2 * cuts });
});
