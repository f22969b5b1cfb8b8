import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ClientConfig } from 'pg';
import { expect, onTestFinished } from 'vitest';
import { readOwnPostgres } from '#server/embedded/own-postgres-place';
import type { Random } from '#server/simulator/random';
import { type Product, startProduct } from '../product';
import { type Changes, startChanges } from './changes';
import { differences } from './check';
import { type MemoryWatch, watchMemory } from './memory';
import { type ExpectedReading, expectStore, type LoggedRecord } from './oracle';
import { seeded } from './plan';
import { type Poster, startPoster } from './poster';
import { reportRow } from './report';
import { readStored, type Stored } from './stored';
import { until } from './until';
import { placed, strangeness } from './verify';
import { type Watcher, watch } from './watcher';

/** The product with its own PostgreSQL and no Kafka, under posts, for one test. */
export type EmbeddedWorld = {
  dataDir: string;
  product: Product;
  watcher: Watcher;
  poster: Poster;
  changes: Changes;
  memory: MemoryWatch;
  random: Random;
  recoveriesMs: number[];
  /** Resolves with how long it took until so many more readings were acknowledged. */
  written(readings: number, withinMs?: number): Promise<number>;
  /** Lets the posts rest and holds what is stored against them. */
  verify(): Promise<Stored>;
  report(counts: { stored: number; faults: number }): void;
};

const SENSORS = 20;

/** `dataDir` absent: a temporary folder of the test's own. */
export async function openEmbeddedWorld({ name, dataDir: given }: { name: string; dataDir?: string }) {
  const { seed, random, another } = seeded(name);
  const beganMs = performance.now();
  const dataDir = given ?? mkdtempSync(path.join(tmpdir(), 'isotherm-faults-'));
  if (given === undefined) onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const product = await startProduct({ env: { DATA_DIR: dataDir } });
  onTestFinished(async () => void (await product.stop()));
  const watcher = watch(product.url);
  onTestFinished(() => watcher.stop());
  const memory = watchMemory(product.pid);
  onTestFinished(() => memory.stop());
  await until(() => watcher.feed()?.store.state === 'storing', { what: 'storing at the start', withinMs: 30_000 });
  const poster = startPoster({ url: product.url, random: another(), sensors: SENSORS });
  onTestFinished(() => poster.stop());
  const readings = () => poster.acknowledged.size;
  const isHeard = () => watcher.feed() !== null;
  const changes = startChanges({ url: product.url, random: another(), sensors: SENSORS, readings, isHeard });
  onTestFinished(() => changes.stop());
  const recoveriesMs: number[] = [];
  const world: EmbeddedWorld = {
    ...{ dataDir, product, watcher, poster, changes, memory, random, recoveriesMs },
    written(count, withinMs = 60_000) {
      const goal = readings() + count;
      return until(() => readings() >= goal, { what: `${count} readings written`, withinMs });
    },
    verify: () => verify(world),
    report: (counts) =>
      reportRow({
        ...{ row: name, seed, recoveriesMs, ...counts },
        durationMs: performance.now() - beganMs,
        acknowledged: readings(),
        maxResidentBytes: memory.max(),
      }),
  };
  return world;
}

async function verify({ dataDir, product, watcher, poster, changes }: EmbeddedWorld): Promise<Stored> {
  await changes.stop();
  await poster.stop();
  const stored = await readStored(readOwnPostgres(dataDir) as ClientConfig);
  const records = stored.readings.map(toRecord);
  const expected = expectStore({ records, changes: placed(stored, watcher), defaultLimits: { high: 40, low: null } });
  expect(differences(stored, expected)).toEqual([]);
  expect(postFaults(poster, stored)).toEqual([]);
  const versions = new Set(stored.changes.map(({ version }) => version));
  expect(
    changes.acknowledged.filter((version) => !versions.has(version)),
    'lost changes',
  ).toEqual([]);
  const isSame = () => strangeness(watcher, stored).length === 0;
  await until(isSame, { what: 'the page converged', withinMs: 5000 }).catch(() => undefined);
  expect(strangeness(watcher, stored)).toEqual([]);
  expect(watcher.faults).toEqual([]);
  expect(product.lines.filter((line) => /"(uncaught-exception|unhandled-rejection)"/.test(line))).toEqual([]);
  return stored;
}

/** What is stored is the log: the oracle reads it once more. */
function toRecord({ place, sensorId, celsius, measuredAtMs }: ExpectedReading): LoggedRecord {
  const [logId = '', partition, offset] = place.split('/');
  const value = Buffer.from(JSON.stringify({ sensorId, temperature: celsius, timestamp: measuredAtMs }));
  const timestampMs = measuredAtMs;
  return { logId, partition: Number(partition), offset: Number(offset), timestampMs, key: null, value, headers: {} };
}

/** Posted readings that are stored too rarely or too often. */
export function postFaults(poster: Poster, { readings }: Pick<Stored, 'readings'>): string[] {
  const times = new Map<number, number>();
  for (const { measuredAtMs } of readings) times.set(measuredAtMs, (times.get(measuredAtMs) ?? 0) + 1);
  const count = (number: number) => times.get(poster.timeOf(number)) ?? 0;
  const numbers = Array.from({ length: poster.sent() }, (_, index) => index + 1);
  const wrong = (name: string, isWrong: (number: number) => boolean) => {
    const found = numbers.filter(isWrong);
    return found.length === 0 ? [] : [`${name}: ${found.length}, as ${found.slice(0, 5)}`];
  };
  return [
    ...wrong('acknowledged and not stored', (number) => poster.acknowledged.has(number) && count(number) === 0),
    ...wrong('stored twice', (number) => count(number) > 1),
    ...wrong('posted under a key and not stored', (number) => poster.keyed.has(number) && count(number) !== 1),
  ];
}
