import { describe, expect, it } from 'vitest';
import { createFakeClock } from '#server/testing/fake-clock';
import { createMemoryDatabase } from '#server/testing/memory-database';
import { aRoute, type RouteOptions } from '#server/testing/route';
import { turns } from '#server/testing/until';
import { createUnaskedLoad } from './unasked-load';

const CONNECTED = { connected: true, topicFound: true, lagMessages: 0, complete: true };
const SILENT = [{ scope: 'all' as const, id: '', patch: { noData: { isOn: true, afterMs: 60_000 } } }];
const of = (sensorId: string, temperature = 20) => JSON.stringify({ sensorId, temperature });

/** A process that may write, and whose broker has not answered since its start. */
async function started(options: RouteOptions = {}) {
  const route = aRoute(options);
  const { clock, pipeline } = route;
  pipeline.start();
  await route.claim();
  const pass = async (seconds: number) => {
    for (let second = 0; second < seconds; second += 1) {
      clock.advance(1000);
      await turns();
    }
    await route.settled();
  };
  return { ...route, pass, kinds: () => pipeline.board.alerts(clock.nowMs()).map(({ kind }) => kind) };
}

/** What a process before left: two sensors that are silent since. */
async function left() {
  const database = createMemoryDatabase();
  const before = aRoute({ database });
  await before.begin();
  await Promise.all([before.pipeline.commands.changeSettings(SILENT, { by: 'ana' }), before.settled()]);
  await before.take([of('fridge'), of('oven')]);
  await before.settled();
  await before.store.stop();
  return database;
}

describe('a broker that does not answer from the start on', () => {
  it('[PL12] what is stored is shown after five seconds, and can be changed', async () => {
    const { pipeline, pass, settled } = await started({ database: await left() });
    await pass(4);
    expect([pipeline.board.sensorCount(), pipeline.feed().store.state]).toEqual([0, 'waiting']);
    await pass(1);
    expect([pipeline.board.sensorCount(), pipeline.feed().store.state]).toEqual([2, 'storing']);
    const [answer] = await Promise.all([
      pipeline.commands.setDefaultThreshold({ high: 30, low: null }, { by: 'ana' }),
      settled(),
    ]);
    expect(answer).toMatchObject({ high: 30 });
  });

  it('[AL22] is one alert after a minute, stored, and holds back those of its sensors', async () => {
    const { pass, kinds, database } = await started({ database: await left() });
    await pass(59);
    expect(kinds()).toEqual([]);
    await pass(200);
    expect(kinds()).toEqual(['feed']);
    expect([...database.tables().alerts.values()].map(({ alert }) => alert.kind)).toEqual(['feed']);
  });

  it('[AL23] over a restart during the outage the alert is the same', async () => {
    const first = await started({ database: await left() });
    await first.pass(70);
    await first.store.stop();
    const second = await started({ database: first.database });
    await second.pass(200);
    expect(second.kinds()).toEqual(['feed']);
    expect(second.database.tables().alerts.size).toBe(1);
  });

  it('[PL12] once it answers it is read on from where the store stands, and what was told meanwhile ends', async () => {
    const { pipeline, pass, begin, take, kinds, stored, clock } = await started({ database: await left() });
    await pass(70);
    pipeline.status(CONNECTED);
    const places = await begin();
    expect(places.get(0)).toMatchObject({ logId: 'log', next: 2 });
    expect([pipeline.feed().store.state, kinds()]).toEqual(['storing', ['feed']]);
    await take([of('fridge', 21)]);
    await pass(1);
    expect(stored()).toContain(21);
    expect(pipeline.board.alerts(clock.nowMs())).toMatchObject([{ kind: 'feed', endReason: 'back' }]);
  });

  it('[PL12] nothing is loaded of itself where the source has asked', async () => {
    let loads = 0;
    const { begin, pass } = await started({
      async pass(door) {
        if (door === 'before-load') loads += 1;
      },
    });
    await begin();
    await pass(20);
    expect(loads).toBe(1);
  });
});

it('[PL12] a load that did not succeed is tried again for as long as it is needed', async () => {
  const clock = createFakeClock();
  let loads = 0;
  const load = async () => {
    loads += 1;
  };
  createUnaskedLoad({ clock, isNeeded: () => loads < 3, load }).begin();
  clock.advance(5000);
  await turns();
  expect(loads).toBe(3);
});
