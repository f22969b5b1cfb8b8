import { afterEach, describe, expect, inject, test, vi } from 'vitest';
import { run } from '#server/testing/kafka-jars';
import { kafkaParts, numbered } from '#server/testing/kafka-parts';

const brokers = inject('kafkaBrokers');
const PATIENCE = { timeout: 30_000, interval: 20 };

describe.skipIf(brokers === null)('the Kafka source', () => {
  const { topicWith, namedTopic, listen, end } = kafkaParts(brokers ?? '');
  afterEach(end);

  test('[KF1] every message of a keyed topic comes once, in the order of its partition', async () => {
    const topic = await topicWith(6);
    const messages = Array.from({ length: 3000 }, (_, n) => ({ key: `sensor-${n % 7}`, value: String(n) }));
    await topic.produce(messages);
    const { listener } = await listen(topic.settings);
    await vi.waitFor(() => expect(listener.heard).toHaveLength(3000), PATIENCE);
    for (let sensor = 0; sensor < 7; sensor += 1) {
      const own = listener.heard.filter(({ key }) => String(key) === `sensor-${sensor}`);
      const numbers = own.map(({ value }) => Number(value));
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
      expect(new Set(own.map(({ partition }) => partition)).size).toBe(1);
    }
  });

  test.each([1, 6])('[KF1] messages without a key all come once, from %i partitions', async (partitions) => {
    const topic = await topicWith(partitions);
    await topic.produce(Array.from({ length: 1000 }, (_, n) => ({ value: String(n) })));
    const { listener } = await listen(topic.settings);
    await vi.waitFor(() => expect(listener.heard).toHaveLength(1000), PATIENCE);
    expect(new Set(listener.values()).size).toBe(1000);
    if (partitions === 1) expect(listener.values()).toEqual(Array.from({ length: 1000 }, (_, n) => String(n)));
  });

  test('[KF2] gzip, snappy, lz4 and zstd of the Java client are read', async ({ skip }) => {
    const jarsDir = inject('kafkaJarsDir');
    if (jarsDir === null || !(await hasJavaCompiler())) skip('This needs a JDK, to run the Java producer from source.');
    const topic = await topicWith(1);
    for (const codec of ['gzip', 'snappy', 'lz4', 'zstd']) {
      const program = ['-cp', `${jarsDir}/*`, 'server/testing/Produce.java', brokers ?? '', topic.settings.topic];
      expect(await run('java', [...program, codec, '3000'])).toMatchObject({ code: 0 });
    }
    const { listener } = await listen(topic.settings);
    await vi.waitFor(() => expect(listener.heard).toHaveLength(12_000), PATIENCE);
    const expected = ['gzip', 'snappy', 'lz4', 'zstd'].flatMap((from) =>
      Array.from({ length: 3000 }, (_, n) => `{"temperature":${n},"from":"${from}"}`),
    );
    expect(listener.values()).toEqual(expected);
  });

  test('[KF1] tombstones, empty values and 1 MB values come as they are, with their headers', async () => {
    const topic = await topicWith(1);
    const big = 'x'.repeat(1_000_000);
    await topic.produce([
      { key: 'a', value: null },
      { key: null, value: '' },
    ]);
    await topic.produce([{ key: 'b', value: big, headers: { one: 'x', two: ['y', 'z'], constructor: 'w' } }]);
    await topic.produce([{ key: 'c', value: 'after' }]);
    const { listener } = await listen(topic.settings);
    await vi.waitFor(() => expect(listener.heard).toHaveLength(4), PATIENCE);
    expect(listener.values()).toEqual([null, '', big, 'after']);
    const { headers } = listener.heard[2]!;
    expect(Object.keys(headers)).toEqual(['one', 'two', 'constructor']);
    expect(headers).toMatchObject({ one: Buffer.from('x'), two: [Buffer.from('y'), Buffer.from('z')] });
    expect(headers.constructor).toEqual(Buffer.from('w'));
  });

  test('[KF21] a stop in the middle of a batch commits what was stored, and no more', async () => {
    const topic = await topicWith(1);
    await topic.produce(numbered(0, 100));
    const first = await listen(topic.settings);
    const gate = first.listener.hold();
    await vi.waitFor(() => expect(first.listener.heard.length).toBeGreaterThan(0), PATIENCE);
    const stopped = first.source.stop();
    gate.release();
    await stopped;
    const taken = first.listener.heard.length;
    expect(await topic.committed()).toEqual({ 0: taken });
  });

  test('[KF21] on a quiet topic the group soon stands where the store does, and not beyond it', async () => {
    const topic = await topicWith(1);
    const { listener, source } = await listen(topic.settings);
    await topic.produce(numbered(0, 10));
    await vi.waitFor(async () => expect(await topic.committed()).toEqual({ 0: 10 }), PATIENCE);
    listener.setStoring(false);
    await topic.produce(numbered(10, 20));
    await vi.waitFor(() => expect(listener.heard).toHaveLength(20), PATIENCE);
    await source.stop();
    expect(await topic.committed()).toEqual({ 0: 10 });
  });

  test('[KF22] a source that was stopped is started again, and goes on where the store stands', async () => {
    const topic = await topicWith(2);
    const { listener, source } = await listen(topic.settings);
    await topic.produce(numbered(0, 50));
    await vi.waitFor(() => expect(listener.heard).toHaveLength(50), PATIENCE);
    await source.stop();
    await source.stop();
    await topic.produce(numbered(50, 100));
    await source.start(listener);
    await vi.waitFor(() => expect(listener.heard).toHaveLength(100), PATIENCE);
    expect(new Set(listener.values()).size).toBe(100);
    await vi.waitFor(() => expect(listener.lastStatus()).toMatchObject({ connected: true, lagMessages: 0 }), PATIENCE);
  });

  test('[KF23] while the store does not answer nothing is handed on, others may join, and a stop waits for nothing', async () => {
    const topic = await topicWith(2);
    await topic.produce(numbered(0, 50));
    const first = await listen(topic.settings);
    await vi.waitFor(() => expect(first.listener.heard).toHaveLength(50), PATIENCE);
    first.listener.holdAssigned();
    first.source.rewind();
    await topic.produce(numbered(50, 100));
    const second = await listen(topic.settings, first.listener.stored);
    await vi.waitFor(
      () => expect(second.listener.lastStatus()).toMatchObject({ connected: true, complete: false }),
      PATIENCE,
    );
    expect(first.listener.heard).toHaveLength(50);
    expect(first.listener.lastStatus()).toMatchObject({ connected: true });
    // The store still does not answer: a stop that waited for it would not come back.
    await first.source.stop();
    await vi.waitFor(() => expect(second.listener.heard).toHaveLength(50), PATIENCE);
  });

  test('[KF4] status: connected, complete and no lag once all is read; lag while the listener holds up', async () => {
    const topic = await topicWith(2);
    const { listener } = await listen(topic.settings);
    const calm = { connected: true, topicFound: true, lagMessages: 0, complete: true };
    await vi.waitFor(() => expect(listener.lastStatus()).toEqual(calm), PATIENCE);
    const gate = listener.hold();
    await topic.produce(numbered(0, 50));
    await vi.waitFor(() => expect(listener.lastStatus()).toEqual({ ...calm, lagMessages: 50 }), PATIENCE);
    // Well beyond the limit of silence: a source that waits for its listener is not a broken one.
    await new Promise((resolve) => setTimeout(resolve, 3000));
    expect(listener.lastStatus()).toMatchObject({ connected: true });
    gate.release();
    await vi.waitFor(() => expect(listener.lastStatus()).toEqual(calm), PATIENCE);
    const firstConnected = listener.statuses.findIndex(({ connected }) => connected);
    expect(listener.statuses.slice(firstConnected).every(({ connected }) => connected)).toBe(true);
  });

  test('[KF5] a missing topic is made with the partitions asked for', async () => {
    const topic = namedTopic();
    const { listener } = await listen({ ...topic.settings, partitions: 3 });
    await vi.waitFor(() => expect(listener.lastStatus()).toMatchObject({ topicFound: true, complete: true }), PATIENCE);
    await topic.produce(numbered(0, 30));
    await vi.waitFor(() => expect(listener.heard).toHaveLength(30), PATIENCE);
    expect(new Set(listener.heard.map(({ partition }) => partition))).toEqual(new Set([0, 1, 2]));
  });

  test('[KF6] another process takes partitions: they are told lost, and it says so until all are back', async () => {
    const topic = await topicWith(4);
    await topic.produce(numbered(0, 200));
    const first = await listen(topic.settings);
    await vi.waitFor(() => expect(first.listener.heard).toHaveLength(200), PATIENCE);
    const second = await listen(topic.settings, first.listener.stored);
    await vi.waitFor(
      () => expect(second.listener.lastStatus()).toMatchObject({ complete: false, connected: true }),
      PATIENCE,
    );
    await vi.waitFor(() => expect(first.listener.lastStatus()).toMatchObject({ complete: false }), PATIENCE);
    const lost = first.listener.lostPartitions.flat();
    expect(lost).toHaveLength(2);
    await topic.produce(numbered(200, 400));
    await vi.waitFor(() => expect(first.listener.heard.length + second.listener.heard.length).toBe(400), PATIENCE);
    await second.source.stop();
    await vi.waitFor(() => expect(first.listener.lastStatus()).toMatchObject({ complete: true }), PATIENCE);
    await topic.produce(numbered(400, 500));
    await vi.waitFor(() => expect(first.listener.heard.length + second.listener.heard.length).toBe(500), PATIENCE);
    expect(new Set([...first.listener.values(), ...second.listener.values()]).size).toBe(500);
    expect(first.listener.lostPartitions.flat()).toEqual(lost);
  });
});

const hasJavaCompiler = async () => /jdk\.compiler/.test((await run('java', ['--list-modules'])).output);
