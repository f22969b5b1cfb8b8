import { readTopic } from '#server/testing/kafka-topic';
import { boardOf } from '../board';
import { type Observer, observe } from '../observer';
import { expect, testWithOwnBroker as test, unkeyed } from './fixtures';

const UNREACHABLE = /^Kafka unreachable since \d\d:\d\d$/;

test('[PG93] with Kafka down at the start the page says so, and goes on by itself', async ({
  page,
  board,
  ownBroker,
  productOptions,
  openAnother,
}) => {
  await ownBroker.shutDown();
  expect(productOptions.env?.KAFKA_BROKERS).toBe(ownBroker.brokers);
  await page.goto('/');
  const other = boardOf(await openAnother());
  await expect(board.feedState).toHaveText(UNREACHABLE);
  await expect(other.feedState).toHaveText(UNREACHABLE);
  await expect(board.main).toContainText('Check KAFKA_BROKERS, and that the broker can be reached from the server.');
  await ownBroker.restart();
  for (const { feedState } of [board, other])
    await expect(feedState).toHaveText('No readings yet', { timeout: 15_000 });
});

test.describe('while readings come', () => {
  const observers: Observer[] = [];
  test.afterEach(() => {
    for (const { stop } of observers.splice(0)) stop();
  });

  test('[PG93] a broker that freezes, then one that dies, is told to everybody within 3 s, and no reading is lost or doubled', async ({
    page,
    board,
    ownBroker,
    topic,
    product,
    openAnother,
  }) => {
    test.setTimeout(120_000);
    await page.goto('/');
    const other = boardOf(await openAnother());
    observers.push(...Array.from({ length: 10 }, () => observe(product.url)));
    const acknowledged: number[] = [];
    const produce = async (count: number) => {
      const first = acknowledged.length + 1;
      const numbers = Array.from({ length: count }, (_, index) => first + index);
      await topic.produce(numbers.map(unkeyed));
      acknowledged.push(...numbers);
    };
    const everybodyIsTold = (isConnected: boolean, withinMs: number) => {
      const often = { timeout: withinMs, intervals: [100] };
      return Promise.all([
        ...[board, other].map(({ feedState }) =>
          expect.poll(() => feedState.textContent(), often).toMatch(isConnected ? 'Live' : UNREACHABLE),
        ),
        expect.poll(() => observers.every((observer) => observer.feed()?.connected === isConnected), often).toBe(true),
      ]);
    };
    const everybodyHasAll = async () => {
      const kept = await readTopic(ownBroker.brokers, topic.settings.topic, acknowledged.length);
      const log = kept.map(({ value }) => (JSON.parse(`${value}`) as { temperature: number }).temperature);
      expect(log).toEqual(acknowledged);
      const shown = log.map((celsius, index) => [`${index + 1}`, `${celsius.toFixed(1)} °C`]);
      for (const { readings } of [board, other]) {
        await expect.poll(readings).toEqual(shown.slice(-20).reverse());
      }
      for (const observer of observers) {
        await expect.poll(() => observer.readings('default')).toEqual(log);
        expect(observer.faults).toEqual([]);
      }
    };

    await expect(page.getByRole('listitem').filter({ hasText: 'found' }).getByRole('img')).toHaveAccessibleName('done');
    await produce(12);
    await everybodyIsTold(true, 10_000);
    await everybodyHasAll();

    const frozenMs = performance.now();
    await ownBroker.freeze();
    await everybodyIsTold(false, 3000);
    await expect(board.tile('default')).toContainText('12.0 °C');
    await expect(board.strip).toContainText('No open alert when last heard');
    // Longer than requests wait for an answer.
    await expect.poll(() => performance.now() - frozenMs, { timeout: 10_000 }).toBeGreaterThan(7000);
    await ownBroker.thaw();
    await everybodyIsTold(true, 15_000);
    await produce(10);
    await everybodyHasAll();

    await ownBroker.kill();
    await everybodyIsTold(false, 3000);
    await ownBroker.restart();
    await everybodyIsTold(true, 15_000);
    await produce(10);
    await everybodyHasAll();
  });
});
