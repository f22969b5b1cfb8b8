import { expect, test } from 'vitest';
import { testKafka } from '#server/testing/kafka-topic';
import { runOn } from './database-server';
import { sharedPlace } from './place';
import { planned } from './plan';
import { readStored } from './stored';
import { logEnds } from './topic-log';
import { until } from './until';
import { hold, readTopic, rest, verify } from './verify';
import { openWorld, type World } from './world';

const place = sharedPlace();

async function withAdmin(act: (admin: ReturnType<ReturnType<typeof testKafka>['admin']>) => Promise<unknown>) {
  const admin = testKafka(place.broker.brokers).admin();
  await admin.connect();
  await act(admin).finally(() => admin.disconnect());
}

async function isToldOnThePage({ watcher }: World, kind: string): Promise<void> {
  const isTold = () => watcher.feed()?.events.some((event) => event.kind === kind);
  await until(isTold, { what: `${kind} is told`, withinMs: 20_000 });
}

test('[FT13] a topic deleted and made again is told with its bounds and read from its beginning', async () => {
  const world = await openWorld(place, { name: 'topic deleted and made again', partitions: 2 });
  const { topic } = world.topic.settings;
  await world.written(3000);
  await rest(world);
  const before = await readStored(world.database);
  const old = await readTopic(world, before);
  await withAdmin((admin) => admin.deleteTopics({ topics: [topic] }));
  await until(() => world.watcher.feed()?.intake.topicFound === false, { what: 'the topic is missed', withinMs: 5000 });
  await withAdmin((admin) => admin.createTopics({ topics: [{ topic, numPartitions: 2 }], waitForLeaders: true }));
  world.ledger.topicIsNew();
  world.ledger.resume();
  world.changes.resume();
  await isToldOnThePage(world, 'topic-recreated');
  await world.written(3000);
  world.recoveriesMs.push(await world.fresh(15_000));
  await rest(world);
  const stored = await readStored(world.database);
  const next = new Map(before.places.map((one) => [one.partition, one.next]));
  expect(stored.events).toHaveLength(2);
  for (const event of stored.events) {
    expect(event).toMatchObject({ kind: 'topic-recreated', fromOffset: next.get(event.partition) });
  }
  await hold(world, { stored, records: [...old, ...(await readTopic(world, stored))] });
  world.report({ stored: stored.readings.length, faults: 1 });
});

test('[FT14] messages that expired before they were read are told with their bounds, and the rest goes on', async () => {
  const world = await openWorld(place, { name: 'stored offset expired', partitions: 2 });
  const { topic } = world.topic.settings;
  await world.written(3000);
  await rest(world);
  const before = await readStored(world.database);
  const old = await readTopic(world, before);
  await world.product.end('SIGKILL');
  world.ledger.resume();
  await world.written(2000);
  await world.ledger.pause();
  const next = new Map(before.places.map((one) => [one.partition, one.next]));
  const partitions = [...next].map(([partition, offset]) => ({ partition, offset: String(offset + 500) }));
  await withAdmin(async (admin) => {
    // It must know where the partitions are before it is asked.
    await admin.fetchTopicOffsets(topic);
    await admin.deleteTopicRecords({ topic, partitions });
  });
  await world.product.start();
  world.ledger.resume();
  world.changes.resume();
  world.recoveriesMs.push(await world.fresh(20_000));
  await isToldOnThePage(world, 'messages-expired');
  await world.written(1000);
  await rest(world);
  const stored = await readStored(world.database);
  const lows = await logEnds({ brokers: place.broker.brokers, topic });
  const bounds = [...next].map(([partition, from]) => [partition, from, (lows.get(partition)?.low ?? 0) - 1]);
  const told = stored.events.map((event) => [event.partition, event.fromOffset, event.toOffset]);
  expect(told.sort()).toEqual(bounds.sort());
  const read = old.filter(({ partition, offset }) => offset < (next.get(partition) ?? 0));
  const isGone = ({ partition, offset }: { partition: number; offset: number }) =>
    offset >= (next.get(partition) ?? 0) && offset < (lows.get(partition)?.low ?? 0);
  await hold(world, { stored, records: [...read, ...(await readTopic(world, stored))], isGone });
  world.report({ stored: stored.readings.length, faults: 1 });
});

test('[FT15] a database restored from an older copy is told, read up to now again, and has the same alerts', async () => {
  const world = await openWorld(place, { name: 'database restored from an older copy' });
  const { database } = world.database;
  const server = place.server.connection('postgres');
  await world.written(2000);
  await rest(world);
  await world.product.end('SIGTERM');
  await runOn(server, `CREATE DATABASE ${database}_copy TEMPLATE ${database}`);
  const older = await readStored({ ...server, database: `${database}_copy` });
  await world.product.start();
  world.ledger.resume();
  await world.written(planned({ short: 3000, full: 30_000 }));
  const newer = await verify(world);
  expect(await world.product.end('SIGTERM')).toBe(0);
  await runOn(server, `DROP DATABASE ${database}`);
  await runOn(server, `ALTER DATABASE ${database}_copy RENAME TO ${database}`);
  await world.product.start();
  world.ledger.resume();
  world.recoveriesMs.push(await world.fresh(20_000));
  await isToldOnThePage(world, 'database-restored');
  const stored = await verify(world);
  const bounds = older.places.map(({ partition, next }) => {
    return { kind: 'database-restored', partition, fromOffset: next, toOffset: nextOf(newer.places, partition) - 1 };
  });
  expect([...stored.events].sort((a, b) => a.partition - b.partition)).toEqual(bounds);
  expect([...newer.alerts.keys()].filter((id) => !stored.alerts.has(id))).toEqual([]);
  world.report({ stored: stored.readings.length, faults: 1 });
});

function nextOf(places: readonly { partition: number; next: number }[], partition: number): number {
  return places.find((one) => one.partition === partition)?.next ?? 0;
}
