import { expect, type Page } from '@playwright/test';

/** Copies a program under `Connect yours` as a person does; the page may be any with invented sensors or without a sensor. */
export async function copiedProgram(page: Page, name: string): Promise<string> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Connect yours' }).click();
  const dialog = page.getByRole('dialog', { name: 'Connect your sensors' });
  await dialog.getByRole('tab', { name, exact: true }).click();
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(await dialog.locator('pre').textContent()).toBe(copied);
  await page.keyboard.press('Escape');
  return copied;
}
