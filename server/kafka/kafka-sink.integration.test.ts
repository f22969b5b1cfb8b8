import { afterEach, describe, expect, inject, test } from 'vitest';
import { IDEMPOTENCY_HEADER } from '#server/domain/idempotency';
import { createSystemClock } from '#server/system-clock';
import { readTopic, testTopic } from '#server/testing/kafka-topic';
import { createRecordingLog } from '#server/testing/recording-log';
import { createKafkaSink } from './kafka-sink';

const brokers = inject('kafkaBrokers');

describe.skipIf(brokers === null)('the Kafka sink', () => {
  const undo: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const step of undo.splice(0).reverse()) await step();
  });

  function sinkOf() {
    const topic = testTopic(brokers ?? '');
    const sink = createKafkaSink({ settings: topic.settings, clock: createSystemClock(), log: createRecordingLog() });
    undo.push(() => sink.stop());
    return { sink, topic: topic.settings.topic };
  }

  test('[KF11] readings are keyed by sensor and written as producers write them; the topic is made', async () => {
    const { sink, topic } = sinkOf();
    await sink.append([
      { sensorId: 'cold-room/3', celsius: -18.4, measuredAtMs: 1_767_225_600_000 },
      { sensorId: 'default', celsius: 0, measuredAtMs: null },
    ]);
    const messages = await readTopic(brokers ?? '', topic, 2);
    expect(messages.map(({ key, value }) => [String(key), JSON.parse(String(value))])).toEqual([
      ['cold-room/3', { sensorId: 'cold-room/3', temperature: -18.4, timestamp: 1_767_225_600_000 }],
      ['default', { sensorId: 'default', temperature: 0 }],
    ]);
  });

  test('[KF24] readings appended under a key carry it with their place; others carry nothing', async () => {
    const { sink, topic } = sinkOf();
    const reading = (sensorId: string) => ({ sensorId, celsius: 1, measuredAtMs: null });
    await sink.append([reading('a'), reading('b')], { idempotencyKey: 'post-1' });
    await sink.append([reading('c')], { idempotencyKey: null });
    const messages = await readTopic(brokers ?? '', topic, 3);
    const keys = messages.map(({ headers }) => headers?.[IDEMPOTENCY_HEADER]).map((key) => key && String(key));
    expect(keys).toEqual(['post-1/0', 'post-1/1', undefined]);
  });

  test('[KF26] a message that is no reading is put there as it is', async () => {
    const { sink, topic } = sinkOf();
    await sink.appendRaw([{ key: 'a', value: Uint8Array.from([0xff, 0]) }]);
    const [message] = await readTopic(brokers ?? '', topic, 1);
    expect([String(message?.key), [...(message?.value ?? [])]]).toEqual(['a', [0xff, 0]]);
  });

  test('[KF11] many appends at once all arrive, each in its own order', async () => {
    const { sink, topic } = sinkOf();
    const append = (from: number) =>
      sink.append(Array.from({ length: 700 }, (_, n) => ({ sensorId: 'a', celsius: from + n, measuredAtMs: null })));
    await Promise.all([append(0), append(1000), append(2000)]);
    const celsius = (await readTopic(brokers ?? '', topic, 2100)).map(
      ({ value }) => JSON.parse(String(value)).temperature,
    );
    expect(celsius).toEqual([0, 1000, 2000].flatMap((from) => Array.from({ length: 700 }, (_, n) => from + n)));
  });

  test('[KF11] a stopped sink refuses', async () => {
    const { sink } = sinkOf();
    await sink.stop();
    const append = sink.append([{ sensorId: 'a', celsius: 1, measuredAtMs: null }]);
    await expect(append).rejects.toMatchObject({ code: 'sink-unavailable' });
  });
});
