import { afterEach, describe, expect, inject, test, vi } from 'vitest';
import { kafkaParts, numbered } from '#server/testing/kafka-parts';

const brokers = inject('kafkaBrokers');
const PATIENCE = { timeout: 30_000, interval: 20 };

describe.skipIf(brokers === null)('where the Kafka source reads', () => {
  const { topicWith, listen, end } = kafkaParts(brokers ?? '');
  afterEach(end);

  test('[KF3] a restarted source goes on exactly where the store stands', async () => {
    const topic = await topicWith(6);
    await topic.produce(numbered(0, 500));
    const first = await listen(topic.settings);
    await vi.waitFor(() => expect(first.listener.heard).toHaveLength(500), PATIENCE);
    await first.source.stop();
    await topic.produce(numbered(500, 600));
    const second = await listen(topic.settings, first.listener.stored);
    await vi.waitFor(() => expect(second.listener.heard).toHaveLength(100), PATIENCE);
    const both = [...first.listener.values(), ...second.listener.values()];
    expect(new Set(both).size).toBe(600);
    expect([...first.listener.logNames]).toEqual([...second.listener.logNames]);
    expect([...first.listener.logNames]).toEqual([expect.stringMatching(/^kafka-[\w-]{12}$/)]);
  });

  test('[KF3] a store without a place has the log read from its beginning, whatever the group committed', async () => {
    const topic = await topicWith(1);
    await topic.produce(numbered(0, 100));
    const first = await listen(topic.settings);
    await vi.waitFor(async () => expect(await topic.committed()).toEqual({ 0: 100 }), PATIENCE);
    await first.source.stop();
    const second = await listen(topic.settings);
    await vi.waitFor(() => expect(second.listener.heard).toHaveLength(100), PATIENCE);
    expect(second.listener.events).toEqual([]);
  });

  test('[KF18] an older copy of the database is told once, and read on from its own place', async () => {
    const topic = await topicWith(1);
    await topic.produce(numbered(0, 60));
    const first = await listen(topic.settings);
    await vi.waitFor(() => expect(first.listener.heard).toHaveLength(60), PATIENCE);
    const copy = new Map(first.listener.stored);
    await topic.produce(numbered(60, 100));
    await vi.waitFor(async () => expect(await topic.committed()).toEqual({ 0: 100 }), PATIENCE);
    await first.source.stop();
    const second = await listen(topic.settings, copy);
    const gate = second.listener.hold();
    await vi.waitFor(() => expect(second.listener.heard.length).toBeGreaterThan(0), PATIENCE);
    second.source.rewind();
    gate.release();
    await vi.waitFor(() => expect(second.listener.heard).toHaveLength(40), PATIENCE);
    expect(second.listener.values()).toEqual(numbered(60, 100).map(({ value }) => value));
    expect(second.listener.events).toEqual([{ kind: 'database-restored', partition: 0, fromOffset: 60, toOffset: 99 }]);
  });

  test('[KF14] what expired before it was read is told, and reading goes on behind it', async () => {
    const topic = await topicWith(1);
    await topic.produce(numbered(0, 50));
    const first = await listen(topic.settings);
    await vi.waitFor(() => expect(first.listener.heard).toHaveLength(50), PATIENCE);
    await first.source.stop();
    await topic.produce(numbered(50, 100));
    await topic.expireBefore(0, 80);
    const second = await listen(topic.settings, first.listener.stored);
    await vi.waitFor(() => expect(second.listener.heard).toHaveLength(20), PATIENCE);
    expect(second.listener.values()).toEqual(numbered(80, 100).map(({ value }) => value));
    expect(second.listener.events).toEqual([{ kind: 'messages-expired', partition: 0, fromOffset: 50, toOffset: 79 }]);
    expect(second.listener.misplaced()).toBe(0);
  });

  test('[KF14] what expires while it is being read is told too', async () => {
    const topic = await topicWith(1);
    await topic.produce(numbered(0, 50));
    const { listener } = await listen(topic.settings);
    const gate = listener.hold();
    await vi.waitFor(() => expect(listener.heard).toHaveLength(50), PATIENCE);
    await topic.produce(numbered(50, 100));
    await topic.expireBefore(0, 80);
    gate.release();
    await vi.waitFor(() => expect(listener.heard).toHaveLength(70), PATIENCE);
    expect(listener.events).toEqual([{ kind: 'messages-expired', partition: 0, fromOffset: 50, toOffset: 79 }]);
    expect(listener.misplaced()).toBe(0);
  });

  test('[KF19] transactions that were given up leave no hole and no lag', async () => {
    const topic = await topicWith(1);
    const { listener } = await listen(topic.settings);
    await topic.produce(numbered(0, 5));
    await topic.produceAborted(numbered(5, 10));
    const calm = { connected: true, lagMessages: 0 };
    await vi.waitFor(() => expect(listener.stored.get(0)?.next).toBe(11), PATIENCE);
    await vi.waitFor(() => expect(listener.lastStatus()).toMatchObject(calm), PATIENCE);
    await topic.produce(numbered(10, 15));
    await vi.waitFor(() => expect(listener.heard).toHaveLength(10), PATIENCE);
    expect(listener.misplaced()).toBe(0);
  });

  test('[KF20] after a rewind what was not stored is read again, all of it and in order', async () => {
    const topic = await topicWith(2);
    await topic.produce(numbered(0, 100));
    const { listener, source } = await listen(topic.settings);
    await vi.waitFor(() => expect(listener.heard).toHaveLength(100), PATIENCE);
    listener.setStoring(false);
    await topic.produce(numbered(100, 300));
    await vi.waitFor(() => expect(listener.heard).toHaveLength(300), PATIENCE);
    listener.setStoring(true);
    source.rewind();
    await topic.produce(numbered(300, 400));
    await vi.waitFor(() => expect(listener.heard.length).toBeGreaterThanOrEqual(600), PATIENCE);
    const again = listener.heard.slice(300).map(({ partition, offset }) => `${partition}/${offset}`);
    expect(again.filter((place, index) => again.indexOf(place) !== index)).toEqual([]);
    expect(new Set(listener.values()).size).toBe(400);
  });

  test('[KF20] rewinds at any time, many of them, cost no record and none comes twice', async () => {
    const topic = await topicWith(3);
    const { listener, source } = await listen(topic.settings);
    source.rewind();
    for (let n = 0; n < 2000; n += 100) {
      await topic.produce(numbered(n, n + 100));
      source.rewind();
      if (n % 300 === 0) source.rewind();
    }
    await vi.waitFor(() => expect(listener.heard.length).toBeGreaterThanOrEqual(2000), PATIENCE);
    expect(listener.heard).toHaveLength(2000);
    expect(new Set(listener.values()).size).toBe(2000);
    expect(listener.misplaced()).toBe(0);
  });

  test('[KF20] records that do not begin where the board stands have the store asked anew', async () => {
    const topic = await topicWith(1);
    const { listener } = await listen(topic.settings);
    await vi.waitFor(() => expect(listener.lastStatus()).toMatchObject({ complete: true }), PATIENCE);
    listener.misplaceNext();
    await topic.produce(numbered(0, 50));
    await vi.waitFor(() => expect(listener.heard).toHaveLength(50), PATIENCE);
    expect(listener.misplaced()).toBe(1);
  });

  test.each([10, 300])(
    '[KF7] a topic made again is told and read from its beginning, with %i messages',
    async (count) => {
      const topic = await topicWith(1);
      await topic.produce(numbered(0, 200));
      const { listener } = await listen(topic.settings);
      await vi.waitFor(() => expect(listener.heard).toHaveLength(200), PATIENCE);
      await topic.remove();
      const missing = { topicFound: false, connected: true };
      await vi.waitFor(() => expect(listener.lastStatus()).toMatchObject(missing), PATIENCE);
      await vi.waitFor(() => topic.create(1), PATIENCE);
      await topic.produce(numbered(1000, 1000 + count));
      await vi.waitFor(() => expect(listener.heard).toHaveLength(200 + count), PATIENCE);
      expect(listener.values().slice(200)).toEqual(numbered(1000, 1000 + count).map(({ value }) => value));
      expect(listener.lostPartitions).toEqual([]);
      const told = { kind: 'topic-recreated', partition: 0, fromOffset: 200, toOffset: count };
      expect(listener.events).toEqual([told]);
    },
  );
});
