import { expect, test } from 'vitest';
import { sharedPlace } from './place';
import { readStored } from './stored';
import { readLog } from './topic-log';
import { until } from './until';
import { verify } from './verify';
import { openWorld } from './world';

const place = sharedPlace();

/** One in a hundred, in turn, and once a megabyte. */
const BROKEN = ['', 'null', '{"temperature": "hot"}', '{"temperature": 1e308}', '{"sensorId": "_x", "temperature": 1}'];
const BIG_AT = 1234;
const ONE_IN = 100;

function instead(number: number): { value: string } | null {
  if (number === BIG_AT) return { value: `{"temperature": 20, "more": "${'x'.repeat(1_000_000)}"}` };
  if (number % ONE_IN !== 0) return null;
  return { value: BROKEN[(number / ONE_IN) % BROKEN.length] ?? '' };
}

test('[FT16] broken messages among good ones, one of a megabyte, and a SIGKILL: each is kept once and is a dead letter', async () => {
  const world = await openWorld(place, { name: 'broken messages', instead });
  const { dlqTopic, topic } = world.topic.settings;
  await world.written(4000);
  await world.product.end('SIGKILL');
  await world.product.start();
  world.recoveriesMs.push(await world.fresh(20_000));
  await world.written(2000);
  const { rejections } = await verify(world);
  expect(rejections.filter(({ code }) => code === 'too-big')).toHaveLength(1);
  const allDelivered = async () =>
    (await readStored(world.database)).rejections.every(({ isDelivered }) => isDelivered);
  await until(allDelivered, { what: 'every rejection is a dead letter', withinMs: 20_000, everyMs: 500 });
  const { brokers } = place.broker;
  const originals = await readLog({ brokers, topic, logId: 'log' });
  const values = new Map(originals.map((one) => [`${one.partition}/${one.offset}`, String(one.value)]));
  const letters = new Map<string, string>();
  for (const { headers, value } of await readLog({ brokers, topic: dlqTopic, logId: 'letters' })) {
    letters.set(`${headers['dlq.original.partition']}/${headers['dlq.original.offset']}`, String(value));
  }
  const places = rejections.map((rejection) => rejection.place.slice(rejection.place.indexOf('/') + 1));
  expect(places.filter((one) => letters.get(one) !== values.get(one))).toEqual([]);
  expect(letters.size).toBe(rejections.length);
  world.report({ stored: world.ledger.acknowledged.length, faults: rejections.length });
});
