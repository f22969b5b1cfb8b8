import type { Page } from '@playwright/test';
import { drawnTrace } from '../board';
import { expect, test } from '../fixtures';
import { MINUTE_MS, past, postAll } from '../past';

/** Looks at the chart before each picture and counts those without a line. */
function watchForBlanks(page: Page): Promise<void> {
  return page.evaluate(`
    window.blanks = 0;
    const drawnTrace = ${drawnTrace};
    const look = () => {
      if (drawnTrace() === '') window.blanks += 1;
      requestAnimationFrame(look);
    };
    look();
  `);
}

function blanksOf(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as { blanks: number }).blanks);
}

test('[PG102] the range stands in the address, and back and forward go through them', async ({ page, board, post }) => {
  await post(...past(5));
  await page.goto('/?sensor=fridge');
  await expect(board.range('Live')).toHaveAttribute('aria-pressed', 'true');
  await board.range('24 h').click();
  await expect(page).toHaveURL(/range=24h/);
  await board.range('7 d').click();
  await expect(page).toHaveURL(/range=7d/);
  await page.goBack();
  await expect(board.range('24 h')).toHaveAttribute('aria-pressed', 'true');
  await page.goBack();
  await expect(board.range('Live')).toHaveAttribute('aria-pressed', 'true');
  await page.goForward();
  await page.reload();
  await expect(board.range('24 h')).toHaveAttribute('aria-pressed', 'true');
  await expect(board.chart).toHaveAccessibleName('Chart of fridge, the last 1 day');
  await page.goto('/?sensor=fridge&range=rubbish');
  await expect(board.range('Live')).toHaveAttribute('aria-pressed', 'true');
});

test('[PG102] a range of one’s own is from one time to another, and wrong ones are said to be', async ({
  page,
  board,
  post,
}) => {
  await post(...past(60, { everyMs: MINUTE_MS }));
  await page.goto('/?sensor=fridge');
  await board.range('Custom').click();
  await page.getByLabel('From').fill('2020-01-02T00:00');
  await page.getByLabel('To', { exact: true }).fill('2020-01-01T00:00');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page.getByText('The end must be later than the beginning')).toBeVisible();
  await page.getByLabel('To', { exact: true }).fill('2020-01-03T00:00');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page).toHaveURL(/range=2020-01-02T00%3A00%3A00\.000Z\.\.2020-01-03/);
  await expect(board.chart).toContainText('No readings in this time');
  await expect(board.range('Custom')).toHaveAttribute('aria-pressed', 'true');
});

test('[PG103] a reload keeps the chart, and readings go on without a seam', async ({ page, board, post }) => {
  await postAll(post, past(1_500, { celsius: (index) => 4 + (index % 10) / 10 }));
  await page.goto('/?sensor=fridge&range=1h');
  await expect.poll(() => board.trace()).not.toBe('');
  const linesOf = (path: string) => path.split('M').length - 1;
  await expect.poll(async () => linesOf(await board.trace())).toBe(1);
  await post({ sensorId: 'fridge', temperature: 9 });
  await expect(board.tile('fridge')).toContainText('9.0 °C');
  await page.reload();
  await expect.poll(async () => linesOf(await board.trace())).toBe(1);
  await page.getByText('Show as table').click();
  await expect(page.getByRole('row').nth(1)).toContainText('9.0 °C');
});

test('[PG104] a peak between thousands of readings is seen in every range', async ({ page, board, post }) => {
  const spike = (index: number) => (index === 4_000 ? 30 : 4);
  await postAll(post, past(7_000, { celsius: spike }));
  await page.goto('/?sensor=fridge');
  for (const name of ['6 h', '24 h', '7 d', '30 d']) {
    await board.range(name).click();
    await expect(board.chart, name).toContainText('30°');
  }
});

test('[PG107] switching ranges while readings come in never blanks the chart', async ({ page, board, post }) => {
  await postAll(post, past(3_000, { celsius: (index) => 4 + (index % 7) / 10 }));
  await page.goto('/?sensor=fridge');
  await expect.poll(() => board.trace()).not.toBe('');
  await page.route('**/readings?**', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await route.continue();
  });
  await watchForBlanks(page);
  for (const name of ['24 h', '15 min', '7 d', 'Live', '1 h', '30 d', '6 h', 'Live']) {
    await board.range(name).click();
    await post({ sensorId: 'fridge', temperature: 5 });
    await page.waitForTimeout(600);
  }
  expect(await blanksOf(page)).toBe(0);
});

test.describe('while the history cannot be read', () => {
  test.use({ expectedErrors: /status of 503/ });

  test('[PG108] the chart keeps what it knew and says so, and asks again', async ({ page, board, post }) => {
    await postAll(post, past(1_000));
    await page.goto('/?sensor=fridge');
    await expect.poll(() => board.trace()).not.toBe('');
    await page.route('**/readings?**', (route) => route.fulfill({ status: 503, body: '{}' }));
    await watchForBlanks(page);
    await board.range('24 h').click();
    await expect(board.chart).toContainText('The stored readings cannot be read now.');
    await page.unroute('**/readings?**');
    await expect(board.chart).not.toContainText('The stored readings cannot be read now.');
    expect(await blanksOf(page)).toBe(0);
  });
});

test('[PG117] a restart of the server keeps chart, average and open alert', async ({ page, board, post, product }) => {
  const before = past(12, { sensorId: 'Oven', celsius: (index) => 30 + index });
  await post(...before);
  await page.goto('/?sensor=Oven');
  await expect(board.tile('Oven')).toContainText('Average 36.5 °C');
  await expect(board.rows).toContainText(['Oven is 1.0 °C above its threshold']);
  await expect.poll(() => board.trace()).not.toBe('');
  await watchForBlanks(page);
  await product.restart();
  await expect(board.feedState).toHaveText('Live');
  await expect(board.tile('Oven')).toContainText('Average 36.5 °C');
  await expect(board.rows).toContainText(['Oven is 1.0 °C above its threshold']);
  // A second after the last one, however long the restart took: a longer silence would rightly be a gap.
  await post({ sensorId: 'Oven', temperature: 42, timestamp: (before.at(-1)?.timestamp ?? 0) + 1000 });
  await expect(board.tile('Oven')).toContainText('Average 37.5 °C');
  expect(await blanksOf(page)).toBe(0);
  await expect
    .poll(async () => (await board.readings()).map(([n]) => n))
    .toEqual(Array.from({ length: 13 }, (_, index) => `${13 - index}`));
  expect(await board.trace(), 'one line, without a break').not.toMatch(/M.*M/);
});

test('[PG110] a threshold that was moved is a step, and the alerts it had stay marked', async ({
  page,
  board,
  post,
  product,
  request,
}) => {
  await post(...past(30, { sensorId: 'Oven', celsius: () => 39 }));
  await request.put(`${product.url}/api/threshold`, { data: { high: 38, low: null } });
  await page.goto('/?sensor=Oven&range=15m');
  await expect(board.rows).toContainText(['Oven is 1.0 °C above its threshold']);
  const line = board.chart.locator('g[data-kind="high"] path').first();
  await expect(line).toHaveAttribute('d', /H.*L.*H/);
  await expect(board.chart).toContainText('Alert above 38.0 °C');
});
