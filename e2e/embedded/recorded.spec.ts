import { readFile } from 'node:fs/promises';
import { expect, test } from '../fixtures';
import { HOUR_MS, past, postAll } from '../past';

test('[PG113] a tile says the lowest and the highest since midnight, and keeps saying it', async ({
  page,
  board,
  post,
}) => {
  await postAll(post, past(1_500, { everyMs: 10, celsius: (index) => (index === 3 ? -7 : index === 5 ? 21 : 4) }));
  await page.goto('/');
  await expect(board.tile('fridge')).toContainText('min −7.0 · max 21.0');
  await post({ sensorId: 'fridge', temperature: 23.5 });
  await expect(board.tile('fridge')).toContainText('min −7.0 · max 23.5');
  await page.reload();
  await expect(board.tile('fridge')).toContainText('min −7.0 · max 23.5');
});

test('[PG114] a forgotten sensor is recorded: reachable, marked as past, nothing to change', async ({
  page,
  board,
  post,
  product,
  request,
}) => {
  await post(...past(60, { sensorId: 'attic', endAgoMs: 3 * HOUR_MS }), { sensorId: 'fridge', temperature: 4 });
  await page.goto('/');
  await expect(board.tile('attic')).toBeVisible();
  await request.delete(`${product.url}/api/sensors/attic`);
  await expect(board.tile('attic')).toHaveCount(0);
  await page.getByText('Recorded').click();
  await page.getByRole('button', { name: /^attic/ }).click();
  await expect(page).toHaveURL(/sensor=attic/);
  await expect(page.getByText('It sends nothing now and is not watched.')).toBeVisible();
  await expect.poll(() => board.trace()).not.toBe('');
  await expect(board.threshold).toHaveCount(0);
});

test('[PG115] the address of a recorded sensor opens it after a reload', async ({
  page,
  board,
  post,
  product,
  request,
}) => {
  await post(...past(60, { sensorId: 'attic' }));
  await request.delete(`${product.url}/api/sensors/attic`);
  await page.goto('/?sensor=attic');
  await expect(page.getByText('It sends nothing now and is not watched.')).toBeVisible();
  await expect.poll(() => board.trace()).not.toBe('');
  await post({ sensorId: 'attic', temperature: 5 });
  await expect(board.tile('attic')).toContainText('5.0 °C');
  await expect(board.threshold).toBeVisible();
});

test('[PG116] the readings of the time shown are downloaded as CSV', async ({ page, board, post }) => {
  await post(...past(3, { endAgoMs: 2 * HOUR_MS }), ...past(4));
  await page.goto('/?sensor=fridge');
  await expect(board.tile('fridge')).toBeVisible();
  const rowsOf = async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download CSV' }).click(),
    ]);
    const lines = (await readFile(await download.path(), 'utf8')).trim().split(/\r?\n/);
    expect(lines[0]).toBe('sensor_id,n,measured_at,measured_at_ms,celsius');
    return lines.length - 1;
  };
  expect(await rowsOf()).toBe(4);
  await board.range('6 h').click();
  expect(await rowsOf()).toBe(7);
});

test('[PG109] who was away is told once what happened, and led there', async ({ page, board, post }) => {
  await post({ sensorId: 'fridge', temperature: 4 }, ...past(30, { sensorId: 'Oven', celsius: () => 44 }), {
    sensorId: 'Oven',
    temperature: 20,
  });
  await page.goto('/?sensor=fridge');
  await expect(board.feedState).toHaveText('Live');
  await page.evaluate((ms) => localStorage.setItem('isotherm-last-seen', `${ms}`), Date.now() - HOUR_MS);
  await page.reload();
  await expect(page.getByText('While you were away: 1 alert')).toBeVisible();
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page).toHaveURL(/sensor=Oven&range=15m/);
  await expect(page.getByText('While you were away')).toHaveCount(0);
  await page.reload();
  await expect(board.feedState).toHaveText('Live');
  await expect(page.getByText('While you were away')).toHaveCount(0);
});
