import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { MINUTE_MS, past, postAll } from '../past';

const said = (page: Page, words: string) => expect(page.getByRole('status').filter({ hasText: words })).toBeVisible();
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });

/** What has the focus: its tag and its name; `BODY` where a keyboard would start anew. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document;
    return `${activeElement?.tagName} ${activeElement?.getAttribute('aria-label') ?? activeElement?.textContent}`.trim();
  });

test.describe('the form', () => {
  test.beforeEach(async ({ page, post }) => {
    await post({ sensorId: 'Fridge', temperature: 4 }, { sensorId: 'Old fridge', temperature: 4 });
    await page.goto('/setup?sensor=Fridge');
  });

  test('[PG510] *Save* keeps the focus while it saves and after it', async ({ page }) => {
    await page.getByRole('textbox', { name: 'Alert above' }).fill('9');
    await button(page, 'Save').press('Enter');
    await said(page, 'Saved.');
    await expect(button(page, 'Save')).toBeFocused();
    await expect(button(page, 'Save')).toBeDisabled();
  });

  test('[PG510] maintenance and retiring keep the focus where they were pressed', async ({ page }) => {
    await page.getByText('About this sensor').click();
    await button(page, '1 hr').press('Enter');
    await said(page, 'Saved.');
    await expect(button(page, '1 hr')).toBeFocused();
    await expect(button(page, '1 hr')).toBeEnabled();
    await button(page, 'Retire').press('Enter');
    await expect(button(page, 'Bring it back')).toBeFocused();
    await expect(button(page, 'Bring it back')).toBeEnabled();
    await page.keyboard.press('Enter');
    await expect(button(page, 'Retire')).toBeFocused();
  });

  test('[PG510] a double press on *Take its place* is one, and keeps the focus', async ({ page }) => {
    let sent = 0;
    page.on('request', (request) => {
      if (request.method() === 'PATCH') sent += 1;
    });
    await page.getByText('About this sensor').click();
    await page.getByRole('combobox', { name: 'Sensor that is replaced' }).selectOption('Old fridge');
    await button(page, 'Take its place').dblclick();
    await said(page, 'Saved.');
    await expect(button(page, 'Take its place')).toBeFocused();
    await expect(button(page, 'Take its place')).toBeDisabled();
    expect(sent).toBe(1);
  });

  test('[PG511] what goes away hands the focus to what is around it: *Undo*, *Reset*, *Discard*, the end of maintenance', async ({
    page,
  }) => {
    const high = page.getByRole('textbox', { name: 'Alert above' });
    await high.fill('9');
    await button(page, /^Reset: Limits/).press('Enter');
    await expect(high).not.toHaveValue('9');
    expect(await focused(page)).toBe('SECTION When to alert');

    await high.fill('9');
    await button(page, 'Discard').press('Enter');
    await expect(button(page, 'Discard')).toHaveCount(0);
    expect(await focused(page)).toBe('SECTION Saving');

    await high.fill('9');
    await button(page, 'Save').press('Enter');
    await expect(button(page, 'Undo')).toBeEnabled();
    await button(page, 'Undo').press('Enter');
    await said(page, 'Undone.');
    expect(await focused(page)).toBe('SECTION Saving');

    await page.getByText('About this sensor').click();
    await button(page, '4 hr').press('Enter');
    // The board tells of it before the answer is there, and till then a press does nothing.
    await expect(button(page, 'End it now')).toBeEnabled();
    await button(page, 'End it now').press('Enter');
    await expect(button(page, 'End it now')).toHaveCount(0);
    expect(await focused(page)).toBe('SECTION Maintenance');
  });
});

test.describe('an alert', () => {
  test.beforeEach(async ({ page, board, post }) => {
    await post({ sensorId: 'Oven', temperature: 50 });
    await page.goto('/');
    await board.rows.getByRole('link', { name: 'Open Oven' }).click();
  });

  test('[PG510] *Add note* keeps the focus, and waits for the next one', async ({ page }) => {
    await page.getByRole('textbox', { name: 'Note' }).fill('Door was open');
    await button(page, 'Add note').press('Enter');
    await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('');
    await expect(button(page, 'Add note')).toBeFocused();
    await expect(button(page, 'Add note')).toBeDisabled();
  });

  test('[PG512] two presses while the first is on its way are one, and so is a double press', async ({ page }) => {
    let answer = () => {};
    const mayAnswer = new Promise<void>((resolve) => {
      answer = resolve;
    });
    let sent = 0;
    await page.route('**/api/alerts/*/snooze', async (route) => {
      sent += 1;
      await mayAnswer;
      await route.continue();
    });
    const choices = page.getByRole('group', { name: 'Snooze for' }).getByRole('button').filter({ hasNotText: /End/ });
    await choices.nth(0).press('Enter');
    await page.keyboard.press('Enter');
    await choices.nth(1).press('Enter');
    answer();
    const snoozed = page.getByRole('listitem').filter({ hasText: /snoozed/i });
    await expect(snoozed).toHaveCount(1);
    await expect(choices.nth(1)).toBeFocused();
    await choices.nth(1).dblclick();
    await expect(snoozed).toHaveCount(2);
    await expect(choices.nth(1)).toBeEnabled();
    expect(sent).toBe(2);
  });

  test('[PG511] *Acknowledge*, which goes away, hands the focus to what is around it', async ({ page }) => {
    await button(page, 'Acknowledge').press('Enter');
    await expect(button(page, 'Acknowledge')).toHaveCount(0);
    expect(await focused(page)).toBe('SECTION Deal with this alert');
  });
});

test('[PG511] a range of one’s own, shown or left, hands the focus to the choice that opened it', async ({
  page,
  board,
  post,
}) => {
  await postAll(post, past(60, { sensorId: 'Oven', everyMs: MINUTE_MS, celsius: () => 20 }));
  await page.goto('/?sensor=Oven');
  await board.range('Custom').press('Enter');
  await button(page, 'Show').press('Enter');
  await expect(page).toHaveURL(/range=/);
  await expect(button(page, 'Show')).toHaveCount(0);
  await expect(board.range('Custom')).toBeFocused();
  await page.keyboard.press('Enter');
  await button(page, 'Cancel').press('Enter');
  await expect(board.range('Custom')).toBeFocused();
});

test.describe('somebody new', () => {
  test.use({ actingName: null });

  test('[PG511] who was asked for a name in *Alerts now* is in there again, at what was pressed', async ({
    page,
    board,
    post,
  }) => {
    await post(...['A', 'B', 'C', 'D'].map((sensorId) => ({ sensorId, temperature: 50 })));
    await page.goto('/');
    await board.strip.getByRole('button', { name: /more/ }).press('Enter');
    const drawer = page.getByRole('dialog', { name: 'Alerts now' });
    const asked = page.getByRole('dialog', { name: 'Who is acting?' });
    const all = drawer.getByRole('button', { name: 'Acknowledge all 4 alerts' });
    await all.press('Enter');
    await expect(asked).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(asked).toBeHidden();
    await expect(all).toBeFocused();

    await drawer.getByRole('button', { name: 'Acknowledge B' }).press('Enter');
    await asked.getByRole('textbox').fill('Ana');
    await page.keyboard.press('Enter');
    await expect(board.tile('B')).toContainText('acknowledged by Ana');
    await expect(drawer.getByRole('button', { name: 'Acknowledge B' })).toBeFocused();

    await drawer.getByRole('button', { name: 'Acknowledge all 3 alerts' }).press('Enter');
    await expect(drawer.getByRole('button', { name: /Acknowledge all/ })).toHaveCount(0);
    expect(await focused(page)).toMatch(/^DIV /);
    expect(await drawer.evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true);
  });
});
