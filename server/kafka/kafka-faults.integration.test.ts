import { afterEach, describe, expect, inject, test, vi } from 'vitest';
import { createSystemClock } from '#server/system-clock';
import { type Broker, startBroker } from '#server/testing/broker';
import { recordingListener } from '#server/testing/kafka-listener';
import { type TestTopic, testTopic } from '#server/testing/kafka-topic';
import { createRecordingLog } from '#server/testing/recording-log';
import { createKafkaSink } from './kafka-sink';
import { createKafkaSource } from './kafka-source';

const clock = createSystemClock();
const PATIENCE = { timeout: 30_000, interval: 20 };

// Each stops or freezes its broker, so each has its own. Other files run beside this one: the seconds that are promised
// are held by the fault tests, which run alone.
describe.skipIf(inject('kafkaBrokers') === null)('the Kafka source, when its broker fails', () => {
  const undo: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const step of undo.splice(0).reverse()) await step();
  });

  async function broker(): Promise<Broker> {
    const started = await startBroker();
    undo.push(() => started.stop());
    return started;
  }

  async function listen(topic: TestTopic) {
    const listener = recordingListener();
    const log = createRecordingLog();
    const source = createKafkaSource({ settings: topic.settings, clock, log });
    undo.push(() => source.stop());
    await source.start(listener);
    return { listener, log, source };
  }

  /** Numbered readings, one after the other, until told to stop; knows which of them Kafka acknowledged. */
  function ledger(topic: TestTopic) {
    const acknowledged: number[] = [];
    const sink = createKafkaSink({ settings: topic.settings, clock, log: createRecordingLog() });
    let isStopped = false;
    const running = (async () => {
      for (let n = 0; !isStopped; n += 1) {
        const reading = { sensorId: `sensor-${n % 5}`, celsius: n, measuredAtMs: null };
        await sink.append([reading]).then(
          () => acknowledged.push(n),
          () => undefined,
        );
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
      await sink.stop();
    })();
    return {
      acknowledged,
      async stop() {
        isStopped = true;
        await running;
      },
    };
  }

  const numbers = (values: (string | null)[]) => values.map((value) => JSON.parse(value ?? '').temperature as number);

  test('[KF8] SIGKILL of the broker is told, and once it is back nothing is missing and nothing comes twice', async () => {
    const kafka = await broker();
    const topic = testTopic(kafka.brokers);
    await topic.create(3);
    await topic.close();
    const { listener, log } = await listen(topic);
    await vi.waitFor(() => expect(listener.lastStatus()).toMatchObject({ complete: true, connected: true }), PATIENCE);
    const book = ledger(topic);
    await vi.waitFor(() => expect(book.acknowledged.length).toBeGreaterThan(100), PATIENCE);
    await kafka.kill();
    await vi.waitFor(() => expect(listener.lastStatus()).toMatchObject({ connected: false }), PATIENCE);
    const linesWhenGone = log.lines.filter(({ level }) => level !== 'debug').length;
    await new Promise((resolve) => setTimeout(resolve, 3000));
    expect(log.lines.filter(({ level }) => level !== 'debug').length - linesWhenGone).toBeLessThan(5);
    await kafka.restart();
    const before = listener.heard.length;
    await vi.waitFor(() => expect(listener.heard.length).toBeGreaterThan(before), PATIENCE);
    await book.stop();
    await vi.waitFor(() => {
      const heardSoFar = new Set(numbers(listener.values()));
      expect(book.acknowledged.filter((n) => !heardSoFar.has(n))).toEqual([]);
    }, PATIENCE);
    await vi.waitFor(() => expect(listener.lastStatus()).toMatchObject({ connected: true, lagMessages: 0 }), PATIENCE);
    const heard = numbers(listener.values());
    expect(new Set(listener.heard.map(({ partition, offset }) => `${partition}/${offset}`)).size).toBe(heard.length);
    expect(listener.lostPartitions).toEqual([]);
  });

  test('[KF8] a broker frozen beyond the session is told, costs no busy loop, and nothing is missing or comes twice', async () => {
    const kafka = await broker();
    const topic = testTopic(kafka.brokers);
    await topic.create(3);
    await topic.close();
    const { listener, log } = await listen(topic);
    const book = ledger(topic);
    await vi.waitFor(() => expect(listener.heard.length).toBeGreaterThan(100), PATIENCE);
    const cpu = process.cpuUsage();
    await kafka.freeze();
    await vi.waitFor(() => expect(listener.lastStatus()).toMatchObject({ connected: false }), PATIENCE);
    await new Promise((resolve) => setTimeout(resolve, 11_000));
    const { user, system } = process.cpuUsage(cpu);
    expect((user + system) / 1000).toBeLessThan(5500);
    await kafka.thaw();
    const before = listener.heard.length;
    const story = () => JSON.stringify([book.acknowledged.length, listener.lastStatus(), log.lines.slice(-30)]);
    await vi.waitFor(() => expect(listener.heard.length, story()).toBeGreaterThan(before + 50), PATIENCE);
    await book.stop();
    await vi.waitFor(() => {
      const heardSoFar = new Set(numbers(listener.values()));
      expect(book.acknowledged.filter((n) => !heardSoFar.has(n))).toEqual([]);
    }, PATIENCE);
    await vi.waitFor(() => expect(listener.lastStatus()).toMatchObject({ connected: true, lagMessages: 0 }), PATIENCE);
    const heard = numbers(listener.values());
    expect(new Set(listener.heard.map(({ partition, offset }) => `${partition}/${offset}`)).size).toBe(heard.length);
  });

  test('[KF9] with Kafka down at the start it says so, and reads by itself once Kafka is up', async () => {
    const kafka = await broker();
    await kafka.shutDown();
    const topic = testTopic(kafka.brokers);
    const { listener } = await listen(topic);
    await vi.waitFor(
      () => expect(listener.lastStatus()).toMatchObject({ connected: false, lagMessages: null }),
      PATIENCE,
    );
    await kafka.restart();
    await vi.waitFor(() => expect(listener.lastStatus()).toMatchObject({ connected: true, complete: true }), PATIENCE);
    await topic.produce([{ value: 'late' }]);
    await vi.waitFor(() => expect(listener.values()).toEqual(['late']), PATIENCE);
    await topic.close();
  });

  test('[KF10] a stop comes to its end with the broker frozen', async () => {
    const kafka = await broker();
    const topic = testTopic(kafka.brokers);
    const { listener, source } = await listen(topic);
    await vi.waitFor(() => expect(listener.lastStatus()).toMatchObject({ connected: true }), PATIENCE);
    await kafka.freeze();
    await source.stop();
    await kafka.thaw();
  });

  test('[KF11] an append that a frozen Kafka does not take is refused, and the next one works again', async () => {
    const kafka = await broker();
    const topic = testTopic(kafka.brokers);
    const sink = createKafkaSink({ settings: topic.settings, clock, log: createRecordingLog() });
    undo.push(() => sink.stop());
    const reading = { sensorId: 'a', celsius: 1, measuredAtMs: null };
    await sink.append([reading]);
    await kafka.freeze();
    await expect(sink.append([reading])).rejects.toMatchObject({ code: 'sink-unavailable' });
    await kafka.thaw();
    await vi.waitFor(() => sink.append([reading]), PATIENCE);
  });
});
