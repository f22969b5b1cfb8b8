import { afterEach, describe, expect, inject, test } from 'vitest';
import type { LogRecord, Rejection } from '#server/ports';
import { createSystemClock } from '#server/system-clock';
import { readTopic, testKafka, testTopic } from '#server/testing/kafka-topic';
import { createRecordingLog } from '#server/testing/recording-log';
import { createDeadLetters } from './dead-letters';

const brokers = inject('kafkaBrokers');

const rejection = (record: Partial<LogRecord>): Rejection => ({
  logId: 'log',
  partition: 2,
  record: { offset: 7, timestampMs: 1_767_225_600_000, key: null, value: null, headers: {}, ...record },
  code: 'not-json',
  message: 'The value is not JSON.',
  atMs: 1_767_225_601_000,
});

describe.skipIf(brokers === null)('dead letters', () => {
  const undo: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const step of undo.splice(0).reverse()) await step();
  });

  function deadLetters(topic = testTopic(brokers ?? '')) {
    const letters = createDeadLetters({
      settings: topic.settings,
      clock: createSystemClock(),
      log: createRecordingLog(),
    });
    undo.push(() => topic.close());
    undo.push(() => letters.stop());
    return { letters, topic };
  }

  test('[KF12] a rejection keeps key, value and headers untouched and says where and why', async () => {
    const { letters, topic } = deadLetters();
    const value = Buffer.from([0xff, 0x00, 0x80]);
    const headers = { trace: Buffer.from([1, 2]), twice: [Buffer.from('a'), Buffer.from('b')] };
    await letters.keep([rejection({ key: Buffer.from('k'), value, headers }), rejection({ value: Buffer.from('{') })]);
    const [first, second] = await readTopic(brokers ?? '', topic.settings.dlqTopic, 2);
    expect(first).toMatchObject({ key: Buffer.from('k'), value, headers });
    expect(textOf(first?.headers)).toMatchObject({
      'dlq.original.topic': topic.settings.topic,
      'dlq.original.partition': '2',
      'dlq.original.offset': '7',
      'dlq.original.timestamp': '1767225600000',
      'dlq.error.code': 'not-json',
      'dlq.error.message': 'The value is not JSON.',
      'dlq.time': '2026-01-01T00:00:01.000Z',
    });
    expect(second).toMatchObject({ key: null, value: Buffer.from('{') });
  });

  test('[KF13] the topic it makes takes messages of more than 1 MB', async () => {
    const { letters, topic } = deadLetters();
    await letters.keep([rejection({ value: Buffer.alloc(1_500_000, 'x') })]);
    const [kept] = await readTopic(brokers ?? '', topic.settings.dlqTopic, 1);
    expect(kept?.value).toHaveLength(1_500_000);
  });

  test('[KF13] where the topic refuses the size, the value is dropped and its neighbours are whole', async () => {
    const { letters, topic } = deadLetters();
    const admin = testKafka(brokers ?? '').admin();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic: topic.settings.dlqTopic, numPartitions: 1 }] });
    await admin.disconnect();
    const big = Buffer.alloc(1_200_000, 'x');
    await letters.keep([
      rejection({ value: Buffer.from('a') }),
      rejection({ key: Buffer.from('k'), value: big }),
      rejection({ key: big, value: big }),
      rejection({ value: Buffer.from('b') }),
    ]);
    const kept = await readTopic(brokers ?? '', topic.settings.dlqTopic, 4);
    expect(kept.map(({ value }) => value?.length ?? null)).toEqual([1, null, null, 1]);
    expect(String(kept[1]?.key)).toBe('k');
    expect(textOf(kept[1]?.headers)).toMatchObject({ 'dlq.value.dropped': 'true', 'dlq.error.code': 'not-json' });
    expect(textOf(kept[2]?.headers)).toMatchObject({ 'dlq.value.dropped': 'true', 'dlq.key.dropped': 'true' });
  });
});

const textOf = (headers: Record<string, unknown> = {}) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
