import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';

const rowsOf = (page: Page) => page.getByRole('region', { name: 'Alerts' }).getByRole('listitem');

const HOT = { sensorId: 'Oven', temperature: 43 };

test('[PG250] alerts can be listed by the group their sensor is in, live', async ({ page, post, request }) => {
  await page.goto('/alerts');
  await post(HOT, { sensorId: 'Fridge', temperature: 50 });
  await expect(rowsOf(page)).toHaveCount(2);
  await expect(page.getByRole('combobox', { name: 'Group' })).toBeHidden();
  const changes = [{ scope: 'sensor', id: 'Fridge', patch: { group: 'Kitchen' } }];
  expect((await request.patch('/api/settings', { data: { changes } })).status()).toBe(200);
  await page.getByRole('combobox', { name: 'Group' }).selectOption('Kitchen');
  await expect(page).toHaveURL(/\/alerts\?group=Kitchen$/);
  await expect(rowsOf(page)).toHaveCount(1);
  await expect(rowsOf(page)).toContainText('Fridge');
  await post({ sensorId: 'Oven', temperature: 20 }, { sensorId: 'Fridge', temperature: 4 }, HOT);
  await post({ sensorId: 'Fridge', temperature: 51 });
  await expect(rowsOf(page)).toHaveCount(2);
  await expect(rowsOf(page).filter({ hasText: 'Oven' })).toHaveCount(0);
});

test('[PG251] what began and ended within a second did not last no time', async ({ page, post }) => {
  const timestamp = Date.now() - 5000;
  await post({ ...HOT, timestamp }, { sensorId: 'Oven', temperature: 20, timestamp: timestamp + 400 });
  await page.goto('/alerts');
  await expect(rowsOf(page)).toContainText(['less than 1 sec']);
  await rowsOf(page).getByRole('link').click();
  await expect(page.getByRole('main')).toContainText('less than 1 sec');
});

test('[PG253] what is listed can be downloaded, also what is not shown yet', async ({ page, post }) => {
  await post(...Array.from({ length: 60 }, () => [HOT, { ...HOT, temperature: 20 }]).flat());
  await post({ sensorId: 'Fridge', temperature: 50 });
  await page.goto('/alerts?sensor=Oven');
  await expect(rowsOf(page)).toHaveCount(50);
  const started = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download CSV' }).click();
  const download = await started;
  expect(download.suggestedFilename()).toBe('alerts Oven.csv');
  const [header, ...rows] = (await readFile(await download.path(), 'utf8')).trimEnd().split('\n');
  expect(header).toMatch(/^alert_id,sensor_id,kind,/);
  expect(rows).toHaveLength(60);
  for (const row of rows) expect(row).toContain(',Oven,high,critical,');
});

test('[PG270] a note from elsewhere, and new instructions, show on an open alert at once', async ({
  page,
  post,
  request,
  openAnother,
}) => {
  await post(HOT);
  await page.goto('/alerts');
  await rowsOf(page).first().getByRole('link').click();
  const steps = (on: Page) => on.getByRole('region', { name: 'What happened' }).getByRole('listitem');
  await expect(steps(page)).toHaveCount(1);
  const other = await openAnother(new URL(page.url()).pathname);
  await other.getByRole('textbox', { name: 'Note' }).fill('Door was open');
  await other.getByRole('button', { name: 'Add note' }).click();
  await expect(steps(page).nth(1)).toContainText('Door was open', { timeout: 3_000 });
  const changes = [{ scope: 'sensor', id: 'Oven', patch: { note: 'Call Ana' } }];
  expect((await request.patch('/api/settings', { data: { changes } })).status()).toBe(200);
  await expect(page.getByRole('region', { name: 'What to do' })).toContainText('Call Ana', { timeout: 3_000 });
});
