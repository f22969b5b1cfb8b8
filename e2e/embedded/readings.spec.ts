import { expect, test } from '../fixtures';

test('[PG70] a reading stands on its tile with how far its window has filled, then with the average', async ({
  page,
  board,
  post,
}) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'No readings yet' })).toBeVisible();
  const fridge = board.tile('fridge');
  await post({ sensorId: 'fridge', temperature: 4.26 });
  await expect(fridge).toContainText('4.3 °C');
  await expect(fridge).toContainText('Average: 1 of 10 readings');
  await post({ sensorId: 'fridge', temperature: 2 }, { sensorId: 'fridge', temperature: -3.5 });
  await expect(fridge).toContainText('−3.5 °C');
  await expect(fridge).toContainText('Average: 3 of 10 readings');
  await post(...[1, 2, 3, 4, 5, 6, 7].map((temperature) => ({ sensorId: 'fridge', temperature })));
  // (4.26 + 2 − 3.5 + 28) / 10
  await expect(fridge).toContainText('Average 3.1 °C');
  await post({ sensorId: 'fridge', temperature: 54.26 });
  await expect(fridge).toContainText('Average 8.1 °C');
});

test('[PG477] [PG113] an error value is in no average and no extreme that the page shows', async ({
  page,
  board,
  post,
  product,
  request,
}) => {
  const freezer = (...celsius: number[]) => celsius.map((temperature) => ({ sensorId: 'Freezer', temperature }));
  await post(...freezer(-17, -127, -18, -18, -18, -18, -18, -18, -18, -18));
  await page.goto('/');
  const tile = board.tile('Freezer');
  await expect(tile).toContainText('Average −28.8 °C');
  await expect(tile).toContainText('min −127.0 · max −17.0');
  // What is no reading may be said afterwards, too.
  const changes = [
    { scope: 'sensor', id: 'Freezer', patch: { fault: { errorValues: [-127, 85], stuckAfterMs: null } } },
  ];
  const answer = await request.patch(`${product.url}/api/settings`, { data: { changes } });
  expect(answer.status(), await answer.text()).toBe(200);
  await expect(tile).toContainText('No average: error values in it');
  await expect(tile).toContainText('min −18.0 · max −17.0');
  await expect(page.getByRole('article')).toContainText('No average: error values in it');
  await post(...freezer(-19));
  await expect(tile).toContainText('min −19.0 · max −17.0');
  // What came less than a second ago is said with the next reading.
  await expect(async () => {
    await post(...freezer(-127));
    await expect(tile).toContainText('−127.0 °C');
    await expect(tile).toContainText('min −19.0 · max −17.0', { timeout: 500 });
  }).toPass();
  await post(...freezer(-18, -18, -18, -18, -18, -18, -18, -18, -18, -18));
  await expect(tile).toContainText('Average −18.0 °C');
  await page.reload();
  await expect(tile).toContainText('min −19.0 · max −17.0');
});

test('[PG70] a sensor without a name, and one with any name, is a sensor like any other', async ({
  page,
  board,
  post,
}) => {
  await page.goto('/');
  await post({ temperature: 1 }, { sensorId: 'constructor', temperature: 2 }, { sensorId: '冷库 1', temperature: 3 });
  await expect(board.tile('default')).toContainText('Unnamed sensor');
  await expect(board.tile('constructor')).toContainText('2.0 °C');
  await board.tile('冷库 1').click();
  await expect(page.getByRole('heading', { name: '冷库 1' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: '冷库 1' })).toBeVisible();
});

const NONSENSE: [what: string, body: string][] = [
  ['text for a number', '{"sensorId": "fridge", "temperature": "23.4"}'],
  ['no temperature', '{"sensorId": "fridge"}'],
  ['below absolute zero', '{"sensorId": "fridge", "temperature": -273.16}'],
  ['a number no double holds', '{"sensorId": "fridge", "temperature": 1e400}'],
  ['markup for a name', '{"sensorId": "<img src=x onerror=alert(1)>", "temperature": 5}'],
  ['no JSON', "{'temperature': 5}"],
  ['nothing', ''],
  ['too much', `{"temperature": 5, "more": "${'x'.repeat(2_000_000)}"}`],
];

test('[PG78] what is no reading changes nothing on the page', async ({ page, board, post, request }) => {
  await page.goto('/');
  await post({ sensorId: 'fridge', temperature: 4 });
  await expect(board.tile('fridge')).toContainText('4.0 °C');
  for (const [what, body] of NONSENSE) {
    const answer = await request.post('/api/readings', {
      headers: { 'content-type': 'application/json' },
      data: Buffer.from(body),
    });
    expect(answer.status(), what).toBeGreaterThanOrEqual(400);
    expect(answer.status(), what).toBeLessThan(500);
    expect(await answer.json(), what).toMatchObject({ detail: expect.stringMatching(/\w+/) });
  }
  await post({ sensorId: 'fridge', temperature: 5 });
  await expect(board.tile('fridge')).toContainText('5.0 °C');
  await expect(board.tile('fridge')).toContainText('Average: 2 of 10 readings');
  await expect(board.tiles).toHaveCount(1);
});
