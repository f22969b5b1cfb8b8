import type { ClientConfig } from 'pg';
import { onTestFinished } from 'vitest';
import type { Random } from '#server/simulator/random';
import { type TestTopic, testTopic } from '#server/testing/kafka-topic';
import { type Product, startProduct } from '../product';
import { type Changes, startChanges } from './changes';
import { databaseUrl } from './database-server';
import { type Ledger, type LedgerOptions, startLedger } from './ledger';
import { type MemoryWatch, watchMemory } from './memory';
import { makeDatabase, type Place } from './place';
import { seeded } from './plan';
import { reportRow } from './report';
import { readPlaces, withClient } from './stored';
import { until } from './until';
import { type Watcher, watch } from './watcher';

/** The product under load between a broker, a database and a browser, for one test. */
export type World = {
  place: Place;
  topic: TestTopic;
  env: Record<string, string>;
  product: Product;
  /** Straight to the product's database. */
  database: ClientConfig;
  ledger: Ledger;
  changes: Changes;
  watcher: Watcher;
  memory: MemoryWatch;
  random: Random;
  /** How long each recovery took, in ms. */
  recoveriesMs: number[];
  /** Resolves with how long it took until what is written now is stored and seen. */
  fresh(withinMs: number): Promise<number>;
  /** Resolves after so many more readings were acknowledged. */
  written(readings: number): Promise<unknown>;
  report(counts: { stored: number; faults: number }): void;
};

export type WorldOptions = {
  name: string;
  partitions?: number;
  sensors?: number;
  ratePerSecond?: number;
  isBrokerRelayed?: boolean;
  instead?: LedgerOptions['instead'];
};

const FRESH_MS = 2000;

export async function openWorld(place: Place, options: WorldOptions): Promise<World> {
  const { partitions = 3, sensors = 100, ratePerSecond = 1000 } = options;
  const { seed, random, another } = seeded(options.name);
  const beganMs = performance.now();
  const name = await makeDatabase(place);
  const topic = testTopic(place.broker.brokers);
  onTestFinished(() => topic.close());
  await topic.create(partitions);
  const env = {
    KAFKA_BROKERS: options.isBrokerRelayed ? `127.0.0.1:${place.brokerRelay.port}` : place.broker.brokers,
    KAFKA_TOPIC: topic.settings.topic,
    KAFKA_GROUP_ID: topic.settings.groupId,
    DATABASE_URL: databaseUrl(place.databaseRelay.port, name),
  };
  const product = await startProduct({ env });
  onTestFinished(async () => void (await product.stop()));
  const watcher = watch(product.url);
  onTestFinished(() => watcher.stop());
  const memory = watchMemory(product.pid);
  onTestFinished(() => memory.stop());
  const { brokers, settings } = { brokers: place.broker.brokers, settings: topic.settings };
  const ledger = startLedger({
    brokers,
    topic: settings.topic,
    partitions,
    sensors,
    ratePerSecond,
    random,
    ...options,
  });
  onTestFinished(() => ledger.stop());
  const readings = () => ledger.acknowledged.length;
  const changes = startChanges({
    url: product.url,
    random: another(),
    sensors,
    readings,
    isHeard: () => watcher.feed() !== null,
  });
  onTestFinished(() => changes.stop());
  const recoveriesMs: number[] = [];
  const world: World = {
    ...{ place, topic, env, product, ledger, changes, watcher, memory, random, recoveriesMs },
    database: place.server.connection(name),
    fresh: (withinMs) => untilFresh(world, { watcher, withinMs }),
    written: (count) => {
      const goal = readings() + count;
      // Ten times what it takes, for a busy machine.
      const withinMs = 60_000 + (10_000 * count) / ratePerSecond;
      return until(() => readings() >= goal, { what: `${count} readings written`, withinMs });
    },
    report: (counts) =>
      reportRow({
        ...{ row: options.name, seed, recoveriesMs, ...counts },
        durationMs: performance.now() - beganMs,
        acknowledged: ledger.acknowledged.length,
        maxResidentBytes: memory.max(),
      }),
  };
  await world.fresh(30_000);
  return world;
}

/** What is written now is heard within two seconds and is being stored. */
export function isFresh(watcher: Watcher): boolean {
  const feed = watcher.feed();
  if (feed === null || !feed.connected || feed.store.state !== 'storing') return false;
  const newestMs = Math.max(...[...watcher.sensors.values()].map(({ point: [measuredAtMs] }) => measuredAtMs));
  return Date.now() - newestMs < FRESH_MS;
}

/** Resolves once `watcher` is fresh and everything acknowledged before this call is stored. */
export async function untilFresh(
  { ledger, database, product }: Pick<World, 'ledger' | 'database' | 'product'>,
  { watcher, withinMs }: { watcher: Watcher; withinMs: number },
): Promise<number> {
  const goal = new Map<number, number>();
  for (const { partition, offset } of ledger.acknowledged.slice(-1000)) goal.set(partition, offset + 1);
  const isStored = async () => {
    const places = await withClient(database, readPlaces);
    const next = new Map(places.map((place) => [place.partition, place.next]));
    return [...goal].every(([partition, offset]) => (next.get(partition) ?? 0) >= offset);
  };
  const look = async () => isFresh(watcher) && (await isStored());
  return until(look, { what: 'fresh again', withinMs, everyMs: 100 }).catch((error: Error) => {
    const said = product.lines.slice(-20).join('\n');
    throw new Error(`${error.message} ${JSON.stringify(watcher.feed())}, exit code ${product.exitCode()}:\n${said}`);
  });
}
