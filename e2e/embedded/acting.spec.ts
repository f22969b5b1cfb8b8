import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';

test.use({ actingName: null });

/** Every request of a page that would change something. */
function changesOf(page: Page): string[] {
  const changes: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET' && request.url().includes('/api/') && !request.url().endsWith('/back-test'))
      changes.push(`${request.method()} ${new URL(request.url()).pathname}`);
  });
  return changes;
}

const asked = (page: Page) => page.getByRole('dialog', { name: 'Who is acting?' });

test('[PG136] Esc sends nothing of a form, keeps it as it was and says no error; the next press asks again', async ({
  page,
  post,
}) => {
  await post({ sensorId: 'Fridge', temperature: 4 });
  const changes = changesOf(page);
  await page.goto('/setup?sensor=Fridge');
  const high = page.getByRole('textbox', { name: 'Alert above' });
  await high.fill('9');
  await page.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(asked(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(asked(page)).toBeHidden();
  await expect(high).toHaveValue('9');
  await expect(page.getByText(/Not saved yet/)).toBeVisible();
  await expect(page.getByText(/Saved\.|does not answer/)).toHaveCount(0);
  expect(changes).toEqual([]);

  await page.getByRole('button', { name: 'Save' }).click();
  await asked(page).getByRole('button', { name: 'Continue without a name' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  expect(changes).toEqual(['PATCH /api/settings']);
});

test('[PG136] × leaves an alert and a threshold as they were', async ({ page, board, post }) => {
  await post({ sensorId: 'Oven', temperature: 50 });
  const changes = changesOf(page);
  await page.goto('/');
  const acknowledge = board.rows.getByRole('button', { name: 'Acknowledge Oven' });
  await acknowledge.click();
  await asked(page).getByRole('button', { name: 'Close' }).click();
  await expect(acknowledge).toBeEnabled();
  await expect(board.rows.getByRole('alert')).toHaveCount(0);

  const high = page.getByRole('textbox', { name: 'Alert above' });
  await high.fill('60');
  await high.press('Enter');
  await asked(page).getByRole('button', { name: 'Close' }).click();
  await expect(high).toHaveValue(/60/);
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeEnabled();
  await expect(page.getByText(/does not answer|kept/)).toHaveCount(0);
  expect(changes).toEqual([]);
});
