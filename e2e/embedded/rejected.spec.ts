import AxeBuilder from '@axe-core/playwright';
import type { APIRequestContext, Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { LOOKS } from '../looks';

test.use({ productOptions: { env: { SIMULATOR: 'demo' } } });

async function rehearseNonsense(request: APIRequestContext, headers: Record<string, string> = {}): Promise<void> {
  await expect.poll(async () => (await request.get('/readyz')).status()).toBe(200);
  const answer = await request.post('/api/simulator/rehearsals', { data: { what: 'nonsense' }, headers });
  expect(answer.ok(), await answer.text()).toBe(true);
}

const rows = (page: Page) => page.getByRole('region', { name: 'Refused messages' }).getByRole('listitem');
const refusedOf = (page: Page, reason: string) => rows(page).filter({ hasText: reason });

test('[PG380] refused messages say why, when, where, and what they were', async ({ page, request }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Refused messages' }).click();
  await expect(page.getByText('No message was refused.')).toBeVisible();

  await rehearseNonsense(request);
  // [PG383] They come by a press, not by themselves.
  const newer = page.getByRole('button', { name: /more (was|were) refused/ });
  await expect(newer).toBeVisible();
  await expect(rows(page)).toHaveCount(0);
  const missing = refusedOf(page, '“temperature” is missing.').first();
  const pressed = async () => {
    if (await newer.isVisible()) await newer.click();
    return missing.isVisible();
  };
  await expect.poll(pressed, { timeout: 30_000 }).toBe(true);
  await expect(missing).toContainText(/\d\d:\d\d · partition 0, offset \d+/);
  await missing.getByText('Message').click();
  await expect(missing.locator('pre').first()).toHaveText(/^\{"sensorId":"Fridge","humidity":\d+\}$/);
  await expect(missing.locator('pre').last()).toContainText('0000  7b 22 73 65 6e 73 6f 72  {"sensor');
});

test('[PG381] they are searched and filtered, as the address says', async ({ page, request }) => {
  await rehearseNonsense(request);
  const found = async (query: string) =>
    (await (await request.get(`/api/rejections?${query}`)).json()).rejections.length as number;
  await expect.poll(() => found('code=temperature-range'), { timeout: 30_000 }).toBeGreaterThan(0);
  await page.goto('/rejected');
  await page.getByRole('searchbox', { name: 'Search' }).fill('HUMIDITY');
  await page.getByRole('button', { name: 'Find' }).click();
  await expect(page).toHaveURL(/\?search=HUMIDITY$/);
  await expect(rows(page).first()).toContainText('“temperature” is missing.');
  await expect(refusedOf(page, 'is not UTF-8')).toHaveCount(0);

  await page.getByRole('searchbox', { name: 'Search' }).fill('nobody sends this');
  await page.keyboard.press('Enter');
  await expect(page.getByText('No refused message fits these choices.')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('searchbox', { name: 'Search' })).toHaveValue('HUMIDITY');
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.getByRole('combobox', { name: 'Reason' }).selectOption({ label: 'Temperature out of range' });
  await page.getByRole('button', { name: 'Find' }).click();
  await expect(refusedOf(page, 'is not between')).not.toHaveCount(0);
  await expect(refusedOf(page, '“temperature” is missing.')).toHaveCount(0);
});

test.describe('on a network', () => {
  const PASSWORD = 'a word of passage';
  test.use({
    productOptions: { env: { SIMULATOR: 'demo', HOST: '127.1', OPERATOR_PASSWORD: PASSWORD } },
    expectedErrors: /status of 40[13]/,
  });

  test('[PG382] what they hold is for those who may change things', async ({ page, request }) => {
    await rehearseNonsense(request, { authorization: `Bearer ${PASSWORD}` });
    const told = async () => (await (await request.get('/api/rejections')).json()).rejections as unknown[];
    await expect.poll(async () => (await told()).length, { timeout: 30_000 }).toBeGreaterThan(1);
    await page.goto('/rejected');
    await expect(page.getByText('unlock the page to see and search it')).toBeVisible();
    await expect(rows(page).first()).toContainText(/Message: [\d,]+ bytes/);
    await expect(page.locator('main details')).toHaveCount(0);

    await page.getByRole('banner').getByRole('button', { name: 'Unlock' }).click();
    const dialog = page.getByRole('dialog', { name: 'Unlock changes' });
    await dialog.getByLabel('Operator password').fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Unlock' }).click();
    await expect(page.locator('main details').first()).toContainText(/Message \(\d+ bytes\)/);
    await expect(page.getByText('unlock the page to see and search it')).toHaveCount(0);
  });
});

for (const [name, options] of LOOKS) {
  test.describe(name, () => {
    test.use(options);
    test(`[PG385] the page has nothing that axe finds serious, and fits: ${name}`, async ({ page, request }) => {
      await rehearseNonsense(request);
      const count = async () => (await (await request.get('/api/rejections')).json()).rejections.length;
      await expect.poll(count, { timeout: 30_000 }).toBeGreaterThan(2);
      await page.goto('/rejected');
      await expect(page.locator('main li')).not.toHaveCount(0);
      await page.locator('main li summary').first().click();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.filter(({ impact }) => /serious|critical/.test(impact ?? ''))).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    });
  });
}
