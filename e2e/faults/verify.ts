import { expect } from 'vitest';
import { joinLogId } from '#server/domain/log-id';
import { differences } from './check';
import type { Acknowledged } from './ledger';
import { expectStore, type LoggedRecord, type PlacedChange, placeName } from './oracle';
import { readPlaces, readStored, type Stored, withClient } from './stored';
import { logEnds, readLog } from './topic-log';
import { until } from './until';
import type { Watcher } from './watcher';
import type { World } from './world';

const SETTLE_MS = 60_000;
const CONVERGE_MS = 5000;

/** Lets the readings rest, waits until all are stored, and holds everything against the oracle. */
export async function verify(world: World): Promise<Stored> {
  await rest(world);
  const stored = await readStored(world.database);
  await hold(world, { stored, records: await readTopic(world, stored) });
  return stored;
}

/** The whole topic as it is now, the latest of its incarnations in the store. */
export function readTopic({ place, topic }: World, { places }: Pick<Stored, 'places'>): Promise<LoggedRecord[]> {
  const latest = places.at(-1);
  const logId = joinLogId({ name: latest?.logName ?? '', incarnation: latest?.incarnation ?? 0 });
  return readLog({ brokers: place.broker.brokers, topic: topic.settings.topic, logId });
}

/** Nothing is written any more and all that was is stored. */
export async function rest({ ledger, changes, topic, place, database }: World): Promise<void> {
  await changes.pause();
  await ledger.pause();
  const { brokers } = place.broker;
  const isAllStored = async () => {
    const ends = await logEnds({ brokers, topic: topic.settings.topic });
    const places = await withClient(database, readPlaces);
    const latest = new Map(places.map(({ partition, next }) => [partition, next]));
    return [...ends].every(([partition, { high }]) => high === 0 || latest.get(partition) === high);
  };
  await until(isAllStored, { what: 'all that was written is stored', withinMs: SETTLE_MS, everyMs: 250 });
}

type Held = {
  stored: Stored;
  records: readonly LoggedRecord[];
  /** What Kafka itself deleted before anybody read it. */
  isGone?: (reading: Acknowledged) => boolean;
};

/** The promises about `stored`, given all the `records` there were to read. */
export async function hold(world: World, { stored, records, isGone = () => false }: Held): Promise<void> {
  const { watcher, ledger, changes, product } = world;
  const expected = expectStore({ records, changes: placed(stored, watcher), defaultLimits: { high: 40, low: null } });
  expect(differences(stored, expected)).toEqual([]);
  const acknowledged = ledger.acknowledged.filter((reading) => !isGone(reading));
  expect(missingOf(acknowledged, stored), 'acknowledged and not stored').toEqual([]);
  const versions = new Set(stored.changes.map(({ version }) => version));
  expect(
    changes.acknowledged.filter((version) => !versions.has(version)),
    'lost changes',
  ).toEqual([]);
  await until(() => strangeness(watcher, stored).length === 0, {
    what: 'the page converged',
    withinMs: CONVERGE_MS,
  }).catch(() => expect(strangeness(watcher, stored)).toEqual([]));
  expect(watcher.faults).toEqual([]);
  expect(product.lines.filter((line) => /"(uncaught-exception|unhandled-rejection)"/.test(line))).toEqual([]);
  expect(ledger.acknowledged.length).toBeGreaterThan(0);
  await groupIsBehind(world);
}

/** The offsets that the group committed never run ahead of the store. */
export async function groupIsBehind({ topic, database }: World): Promise<void> {
  const committed = await topic.committed();
  const places = await withClient(database, readPlaces);
  const latest = new Map(places.map(({ partition, next }) => [partition, next]));
  for (const [partition, next] of latest) expect(committed[partition] ?? -1).toBeLessThanOrEqual(next);
}

/** Changes of thresholds with their place among the readings. */
export function placed({ changes }: Stored, watcher: Watcher): PlacedChange[] {
  return changes
    .filter(({ version }) => version > 1)
    .map(({ version, sensorId, high, low, changedAtMs }) => {
      const before = watcher.readingsBefore(version, changedAtMs ?? 0);
      if (before === null) throw new Error(`Nobody heard where among the readings change ${version} was made.`);
      const readingsBefore = (id: string) => before.get(id) ?? 0;
      return { version, sensorId, limits: { high, low }, changedAtMs: changedAtMs ?? 0, readingsBefore };
    });
}

function missingOf(acknowledged: readonly Acknowledged[], stored: Stored): string[] {
  const held = new Set([...stored.readings, ...stored.rejections].map((row) => row.place));
  const name = stored.places[0]?.logName ?? '';
  return acknowledged
    .filter(({ partition, offset, incarnation }) => !held.has(placeName({ name, incarnation }, partition, offset)))
    .slice(0, 5)
    .map(({ number, partition, offset }) => `reading ${number} at ${partition}/${offset}`);
}

/** How what a browser shows differs from what is stored. */
export function strangeness(watcher: Watcher, stored: Stored): string[] {
  const last = new Map(stored.readings.map((reading) => [reading.sensorId, reading]));
  for (const reading of stored.readings) {
    if (reading.n > (last.get(reading.sensorId)?.n ?? 0)) last.set(reading.sensorId, reading);
  }
  const open = [...stored.alerts.values()].filter(({ endedAtMs }) => endedAtMs === null).map(({ id }) => id);
  const shown = [...watcher.openAlerts.keys()];
  const state = watcher.feed()?.store.state;
  return [
    ...(state === 'storing' ? [] : [`the store is ${state}`]),
    ...[...last].flatMap(([sensorId, { n, celsius, average }]) => {
      const heard = watcher.sensors.get(sensorId);
      const isSame = heard?.n === n && heard.point[1] === celsius && heard.point[2] === average;
      return isSame ? [] : [`${sensorId}: ${JSON.stringify(heard)} for reading ${n}`];
    }),
    ...open.filter((id) => !shown.includes(id)).map((id) => `${id} is open and not shown`),
    ...shown.filter((id) => !open.includes(id)).map((id) => `${id} is shown and not open`),
    ...[...stored.alerts.keys()].filter((id) => shown.includes(id) && !open.includes(id)),
  ];
}
