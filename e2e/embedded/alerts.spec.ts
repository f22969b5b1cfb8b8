import { expect, test } from '../fixtures';

test('[PG71] crossing the threshold is told in words on strip, tile and tab, and coming back ends it', async ({
  page,
  board,
  post,
}) => {
  await page.goto('/');
  await post({ sensorId: 'Oven', temperature: 39 }, { sensorId: 'Fridge', temperature: 4 });
  await expect(board.strip).toContainText('All 2 sensors OK');
  await expect(page).toHaveTitle('Isotherm');

  await post({ sensorId: 'Oven', temperature: 43 });
  await expect(board.rows).toContainText(['Oven is 3.0 °C above its threshold (43.0 °C, alert above 40.0 °C) for ']);
  await expect(board.tile('Oven')).toContainText('Too hot');
  await expect(page.getByRole('banner')).toContainText('1 open alert');
  await expect(page).toHaveTitle('(1) Too hot · Oven · Isotherm');
  await expect(
    page.getByRole('alert').filter({ hasText: 'Oven is too hot: 43.0 °C, alert above 40.0 °C.' }),
  ).toHaveCount(1);

  await post({ sensorId: 'Oven', temperature: 39.5 });
  await expect(board.rows).toContainText([
    'Oven is back to normal, not acknowledged (39.5 °C, alert above 40.0 °C) · it lasted ',
  ]);
  await expect(board.tile('Oven')).toContainText('Back to normal');
  await expect(page).toHaveTitle('Isotherm');
});

test('[PG72] a reading exactly on the threshold is no alert, and one just beyond it never looks equal to it', async ({
  page,
  board,
  post,
}) => {
  await page.goto('/');
  await post({ sensorId: 'Oven', temperature: 40 });
  await expect(board.tile('Oven')).toContainText('40.0 °C');
  await expect(board.strip).toContainText('The sensor is OK');
  await post({ sensorId: 'Oven', temperature: 40.04 });
  await expect(board.rows).toContainText(['Oven is 0.04 °C above its threshold (40.04 °C, alert above 40.00 °C)']);
});

test.describe('with a lower limit', () => {
  test.use({ productOptions: { env: { THRESHOLD_LOW: '2' } } });

  test('[PG71] too cold is told as plainly as too hot', async ({ page, board, post }) => {
    await page.goto('/');
    await post({ sensorId: 'Vaccines', temperature: -1.4 });
    await expect(board.rows).toContainText(['Vaccines is 3.4 °C below its threshold (−1.4 °C, alert below 2.0 °C)']);
    await expect(board.tile('Vaccines')).toContainText('Too cold');
  });
});

test('[PG71] an alert that was open before the page is on it at once, and leads to its page', async ({
  page,
  board,
  post,
}) => {
  await post({ sensorId: 'Attic', temperature: 20 }, { sensorId: 'Oven', temperature: 50 });
  await page.goto('/?sensor=Attic');
  await expect(page.getByRole('heading', { name: 'Attic' })).toBeVisible();
  await board.rows.getByRole('link', { name: 'Open Oven' }).click();
  await expect(page).toHaveURL(/\/alerts\/.+/);
  await expect(page.getByRole('heading', { name: /Oven/ })).toBeVisible();
});
