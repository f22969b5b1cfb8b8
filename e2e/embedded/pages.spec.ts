import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';

/** Sockets this page opened for live readings, open or not. */
function socketsOf(page: Page): { isClosed(): boolean }[] {
  const sockets: { isClosed(): boolean }[] = [];
  page.on('websocket', (socket) => {
    if (socket.url().includes('/socket.io/')) sockets.push(socket);
  });
  return sockets;
}

test.describe('an address that does not exist', () => {
  test.use({ expectedErrors: /status of 404/ });

  test('[PG79] is said to be none, and leads back to the sensors', async ({ page, board, post }) => {
    await post({ sensorId: 'fridge', temperature: 4 });
    const answer = await page.goto('/rooms/none');
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
    await page.getByRole('link', { name: 'Go to the sensors' }).click();
    await expect(board.tile('fridge')).toContainText('4.0 °C');
  });

  for (const [locale, title] of [
    ['en-US', 'Page not found · Isotherm'],
    ['zh-CN', '找不到页面 · Isotherm'],
  ] as const) {
    test.describe(`in ${locale}`, () => {
      test.use({ locale });

      test(`[PG476] has a title that says so: ${locale}`, async ({ page }) => {
        await page.goto('/rooms/none');
        await expect(page).toHaveTitle(title);
        await page.getByRole('link').first().click();
        await expect(page).toHaveTitle('Isotherm');
      });
    });
  }

  test('[PG84] one socket lives as long as the page, whatever else is opened', async ({
    page,
    context,
    board,
    post,
  }) => {
    const sockets = socketsOf(page);
    await page.goto('/');
    await post({ sensorId: 'fridge', temperature: 4 }, { sensorId: 'oven', temperature: 5 });
    await board.tile('oven').click();
    const other = await context.newPage();
    for (const path of ['/none', '/api/docs', '/api/none', '/', '/manifest.webmanifest']) {
      await other.goto(path);
      await post({ sensorId: 'fridge', temperature: 6 });
    }
    await board.tile('fridge').click();
    await page.goBack();
    await expect(board.tile('fridge')).toContainText('Average: 6 of 10 readings');
    expect(sockets.map((socket) => socket.isClosed())).toEqual([false]);
  });

  test('[PG85] no page breaks its content policy', async ({ page, post }) => {
    const broken: string[] = [];
    await page.exposeFunction('policyBroken', (what: string) => broken.push(what));
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        (window as unknown as { policyBroken(what: string): void }).policyBroken(`${violatedDirective} ${blockedURI}`);
      });
    });
    await post({ sensorId: 'oven', temperature: 44 });
    for (const path of ['/', '/?sensor=oven', '/?sensor=none', '/none', '/api/docs']) {
      const answer = await page.goto(path, { waitUntil: 'networkidle' });
      expect(answer?.headers()['content-security-policy'], path).toContain("frame-ancestors 'none'");
      expect(broken, path).toEqual([]);
    }
  });
});

test('[PG79] a sensor that is not there is said to be missing, and is shown once it sends', async ({ page, post }) => {
  await post({ sensorId: 'fridge', temperature: 4 });
  await page.goto('/?sensor=Oven');
  await expect(page.getByRole('heading', { name: 'There is no sensor “Oven” here' })).toBeVisible();
  await post({ sensorId: 'Oven', temperature: 21 });
  await expect(page.getByRole('heading', { name: 'Oven', exact: true })).toBeVisible();
});

test('[PG503] before the first reading the feed is not live, and is with it', async ({ page, board, post }) => {
  await page.goto('/');
  await expect(board.feedState).toHaveText('No readings yet');
  await page.goto('/wall');
  await expect(page.getByText('No sensor has sent a reading yet.')).toBeVisible();
  await post({ sensorId: 'fridge', temperature: 4 });
  await page.goto('/');
  await expect(board.feedState).toHaveText('Live');
});
