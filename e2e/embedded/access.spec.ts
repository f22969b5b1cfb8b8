import { expect, test } from '../fixtures';

// Not loopback by name, yet no other machine reaches it: what the product does on a network can be seen on this one.
const HOST = '127.1';
const PASSWORD = 'a word of passage';

test.describe('on a network without a password', () => {
  test.use({ productOptions: { env: { HOST, SIMULATOR: 'demo' } } });

  test('[PG88] [PG326] the page can be looked at and says that nothing can be changed', async ({
    page,
    board,
    request,
  }) => {
    await page.goto('/');
    await expect(board.tiles).toHaveCount(7);
    await expect(board.threshold).toContainText('It cannot be changed from here: this page is view-only.');
    await expect(board.threshold.getByRole('textbox')).toHaveCount(0);
    await expect(board.chart).toContainText(/Alert (above|below)/);
    await expect(board.chart.getByRole('slider')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Stop the invented sensors' })).toHaveCount(0);
    await page.getByRole('button', { name: 'View only' }).click();
    await expect(page.getByRole('dialog', { name: 'View only' })).toContainText('OPERATOR_PASSWORD');
    expect((await request.put('/api/threshold', { data: { high: 1, low: null } })).status()).toBe(403);
  });
});

test.describe('on a network with an operator’s password', () => {
  test.use({
    productOptions: { env: { HOST, SIMULATOR: 'demo', OPERATOR_PASSWORD: PASSWORD } },
    expectedErrors: /status of 40[13]/,
  });

  test('[PG88] the page changes things once it is unlocked, and not after it is locked again', async ({
    page,
    board,
    openAnother,
  }) => {
    await page.goto('/');
    await expect(board.threshold).toContainText('To change it, press Unlock');
    await page.getByRole('banner').getByRole('button', { name: 'Unlock' }).click();
    const dialog = page.getByRole('dialog', { name: 'Unlock changes' });
    await dialog.getByLabel('Operator password').fill('not this one');
    await dialog.getByRole('button', { name: 'Unlock' }).click();
    await expect(dialog).toContainText('That is not the password. Check it and try again.');
    await dialog.getByLabel('Operator password').fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Unlock' }).click();
    await expect(dialog).toBeHidden();

    const other = await openAnother();
    await board.threshold.getByRole('textbox', { name: 'Alert above' }).fill('90');
    await board.threshold.getByRole('combobox', { name: 'Applies to' }).selectOption('Default (moves 7 sensors)');
    await board.threshold.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(board.threshold).toContainText('Saved.');
    await expect(other.getByRole('group', { name: 'Threshold' })).toContainText('Alert above 90.0 °C');

    await page.reload();
    await page.getByRole('banner').getByRole('button', { name: 'Lock' }).click();
    await expect(board.threshold.getByRole('textbox')).toHaveCount(0);
  });
});
