import type { Message } from 'kafkajs';
import { startProduct } from '../product';
import { expect, test, unkeyed } from './fixtures';

const text = (value: string): Message => ({ value });
const withSensor = (sensorId: unknown): Message => text(JSON.stringify({ sensorId, temperature: 99 }));

/** What others might write to the topic; none of it is a reading. */
const NONSENSE: Message[] = [
  ...['', ' ', 'null', '[]', '42', '{"temperature": 99', "{'temperature': 99}", '{"temperature": 99,}'].map(text),
  { value: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]) },
  ...['NaN', '1e400', '1e308', '-273.16', '"99"', 'true', '[99]', 'null'].map((it) => text(`{"temperature": ${it}}`)),
  ...['', ' ', 7, null, 'x'.repeat(65), 'a\u0007b', 'a\u200bb', 'a\ud800b', '_private', '<b>x</b>'].map(withSensor),
  ...['"now"', '1.5', '1700000000', '99999999999999'].map((it) => text(`{"temperature": 99, "timestamp": ${it}}`)),
  text('['.repeat(200_000)),
  text(`{"temperature": 99, "more": "${'x'.repeat(1_000_000)}"}`),
  text(JSON.stringify(Object.fromEntries(Array.from({ length: 10_000 }, (_, key) => [`key ${key}`, key])))),
  { value: null },
];

test('[PG90] readings without key or sensor reach the page, and their average and alert with them', async ({
  page,
  board,
  topic,
}) => {
  await page.goto('/');
  await expect(page.getByRole('listitem').filter({ hasText: 'found' }).getByRole('img')).toHaveAccessibleName('done');
  const unnamed = board.tile('default');
  await topic.produce([1, 2, 3].map(unkeyed));
  await expect(unnamed).toContainText('Unnamed sensor');
  await expect(unnamed).toContainText('Average: 3 of 10 readings');
  await topic.produce([4, 5, 6, 7, 8, 9, 10.55].map(unkeyed));
  await expect(unnamed).toContainText('10.6 °C');
  await expect(unnamed).toContainText('Average 5.6 °C');
  await topic.produce([unkeyed(41.5)]);
  await expect(board.rows).toContainText([
    'Unnamed sensor is 1.5 °C above its threshold (41.5 °C, alert above 40.0 °C)',
  ]);
  await topic.produce([unkeyed(40)]);
  await expect(board.rows).toContainText(['Unnamed sensor is back to normal']);
  await expect(board.feedState).toHaveText('Live');
});

test('[PG90] a posted reading goes through Kafka, and a keyed one belongs to its key', async ({
  page,
  board,
  post,
  topic,
}) => {
  await page.goto('/');
  await post({ sensorId: 'cold-room/3', temperature: -18 });
  await expect(board.tile('cold-room/3')).toContainText('−18.0 °C');
  await topic.produce([{ key: 'cold-room/3', value: '{"temperature": -17.5}' }]);
  await expect(board.tile('cold-room/3')).toContainText('Average: 2 of 10 readings');
  await expect(board.tiles).toHaveCount(1);
});

test('[PG91] nonsense on the topic costs its neighbours nothing', async ({ page, board, topic, request }) => {
  await page.goto('/');
  await expect(page.getByRole('listitem').filter({ hasText: 'found' }).getByRole('img')).toHaveAccessibleName('done');
  const temperatures = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  const messages = temperatures.flatMap((temperature, index) => [
    unkeyed(temperature),
    ...NONSENSE.filter((_, kind) => kind % temperatures.length === index),
  ]);
  // One by one: together they are more than a broker takes at once.
  for (const message of messages) await topic.produce([message]);
  await expect(board.tile('default')).toContainText('Average 5.5 °C');
  await expect(board.tile('default')).toContainText('10.0 °C');
  await expect(board.tiles).toHaveCount(1);
  await expect(board.strip).toContainText('The sensor is OK');
  const metrics = await (await request.get('/metrics')).text();
  const rejections = [...metrics.matchAll(/^isotherm_rejections_total\{.*\} (\d+)$/gm)];
  expect(rejections.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(NONSENSE.length - 1);
});

test('[PG92] until the first reading a checklist ticks itself and tells in words what was wrong with the last message', async ({
  page,
  board,
  topic,
}) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Waiting for the first reading' })).toBeVisible();
  const ticks = page.getByRole('main').getByRole('listitem').getByRole('img');
  const ticked = () => ticks.evaluateAll((marks) => marks.map((mark) => mark.getAttribute('aria-label')));
  await expect.poll(ticked).toEqual(['done', 'done', 'not yet', 'not yet']);
  await expect(board.main).toContainText(`Topic ${topic.settings.topic} found`);
  for (const [value, words] of [
    ['{"temp": 21}', 'The last message was refused: “temperature” is missing.'],
    [
      '{"temperature": "21"}',
      'The last message was refused: “temperature” is not a number; a number in quotes is text.',
    ],
    ["{'temperature': 21}", 'The last message was refused: it is not valid JSON.'],
  ] as const) {
    await topic.produce([text(value)]);
    await expect(board.main).toContainText(words);
    expect(await ticked()).toEqual(['done', 'done', 'done', 'not yet']);
  }
  await topic.produce([unkeyed(21)]);
  await expect(board.tile('default')).toContainText('21.0 °C');
});

test.describe('two processes on one group', () => {
  test.use({ partitions: 2 });

  test('[PG94] each page says that it sees only some sensors, until one process is alone again', async ({
    page,
    board,
    topic,
    product,
    productOptions,
    openAnother,
  }) => {
    const both = (temperature: number) =>
      topic.produce(
        [0, 1].map((partition) => ({ partition, value: JSON.stringify({ sensorId: `on ${partition}`, temperature }) })),
      );
    const partial = 'You see only some of the sensors: another process reads the rest of the topic.';
    await page.goto('/');
    await expect(page.getByRole('listitem').filter({ hasText: 'found' }).getByRole('img')).toHaveAccessibleName('done');
    await both(1);
    await expect(board.tiles).toHaveCount(2);
    await expect(page.getByText(partial)).toHaveCount(0);

    const second = await startProduct(productOptions);
    try {
      expect(second.url).not.toBe(product.url);
      await expect(page.getByText(partial)).toBeVisible({ timeout: 20_000 });
      await expect(board.tiles).toHaveCount(1);
      const other = await openAnother(second.url);
      await expect
        .poll(async () => {
          await both(2);
          return other.getByText(partial).isVisible();
        })
        .toBe(true);
      await expect(other.locator('[data-sensor]')).toHaveCount(1);
    } finally {
      await second.stop();
    }
    await expect(page.getByText(partial)).toHaveCount(0, { timeout: 20_000 });
    await both(3);
    await expect(board.tiles).toHaveCount(2);
    await expect(board.tiles).toContainText(['3.0 °C', '3.0 °C']);
  });
});
