import { expect, test } from '../fixtures';
import { MINUTE_MS } from '../past';

test('[PG484] after a restart a sensor that was silent before is not known yet, on the page and on the wall', async ({
  page,
  board,
  post,
  product,
  request,
}) => {
  await post({ sensorId: 'Oven', temperature: 39, timestamp: Date.now() - 6 * MINUTE_MS });
  await post({ sensorId: 'Fridge', temperature: 4 });
  await product.restart();
  await page.goto('/?sensor=Oven');
  await expect(board.tile('Fridge')).toContainText('OK');
  const oven = board.tile('Oven');
  await expect(oven).toContainText('39.0 °C');
  await expect(oven).toContainText(/Not known yet.*6 min ago/);
  await expect(oven).not.toContainText('OK');
  await expect(oven).toHaveAttribute('data-stale', 'true');
  await expect(board.main.getByRole('article').locator('header')).toContainText(/Not known yet.*6 min ago/);
  await expect(board.strip).toContainText('1 of 2 sensors OK · 1 not known yet');

  await page.goto('/wall');
  await expect(page.getByText('1 of 2 sensors OK · 1 not known yet')).toBeVisible();
  await expect(oven).toContainText(/Not known yet.*6 min ago/);
  await expect(oven).toHaveAttribute('data-stale', 'true');
  const words = oven.getByText('Not known yet');
  expect(await words.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBeLessThanOrEqual(0);
  expect(await (await request.get('/api/alerts?state=all')).json()).toMatchObject({ alerts: [] });

  await post({ sensorId: 'Oven', temperature: 38 });
  await expect(oven).toContainText('OK');
  await expect(oven).toHaveAttribute('data-stale', 'false');
  await expect(page.getByText('All 2 sensors OK')).toBeVisible();
});
