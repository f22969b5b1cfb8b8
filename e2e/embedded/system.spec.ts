import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { LOOKS } from '../looks';

/** What stands beside a name in one of the parts. */
const fact = (page: Page, part: string, name: string) =>
  page
    .getByRole('region', { name: part })
    .locator('dl > div')
    .filter({ has: page.getByText(name, { exact: true }) })
    .locator('dd');

test('[PG386] the settings lead to how the server is doing', async ({ page, post }) => {
  await post({ sensorId: 'Fridge', temperature: 4 }, { sensorId: 'Oven', temperature: 44 });
  await page.goto('/');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'System' }).click();
  await expect(fact(page, 'Readings', 'State')).toHaveText('Live');
  await expect(fact(page, 'Readings', 'Come from')).toHaveText('the log built into this server');
  await expect(fact(page, 'Readings', 'Of these readings')).toHaveText('2');
  await expect(fact(page, 'Store', 'State')).toHaveText('readings are stored');
  await expect(fact(page, 'Store', 'PostgreSQL')).toHaveText(/^\d+\.\d+$/);
  await expect(fact(page, 'Store', 'In all')).toHaveText(/^[\d.,]+ [kMG]B$/);
  await expect(fact(page, 'Process', 'Browsers connected')).toHaveText('1');
  await expect(fact(page, 'Process', 'Sensors')).toHaveText('2');
  await expect(fact(page, 'Process', 'Open alerts')).toHaveText('1');
  await expect(fact(page, 'Process', 'Memory')).toHaveText(/^[\d.]+ MB$/);
  await expect(fact(page, 'Versions', 'Node.js')).toHaveText(/^\d+\.\d+\.\d+$/);
  await expect(fact(page, 'Versions', 'Build of the pages')).not.toHaveText('development');
  const row = page.getByRole('table', { name: 'Partitions' }).getByRole('row').last();
  await expect(row).toHaveText(/^0\s*0\s*2\s*2$/);
});

test('[PG387] it is renewed by itself, and says when it is the last word of a server that is away', async ({
  page,
  post,
  product,
}) => {
  await post({ sensorId: 'Fridge', temperature: 4 });
  await page.goto('/system');
  await expect(fact(page, 'Process', 'Sensors')).toHaveText('1');
  await post({ sensorId: 'Oven', temperature: 4 });
  await expect(fact(page, 'Process', 'Sensors')).toHaveText('2');
  await product.end('SIGKILL');
  await expect(page.getByText('this is the last it said')).toBeVisible();
  await expect(fact(page, 'Process', 'Sensors')).toHaveText('2');
  await product.start();
  await expect(page.getByText('this is the last it said')).toBeHidden();
});

test('[PG475] it counts the browser that looks, though that asked before it was connected', async ({ page, post }) => {
  await post({ sensorId: 'Fridge', temperature: 4 });
  const told = page.waitForResponse('**/api/system');
  const socket = page.waitForEvent('websocket');
  await page.routeWebSocket(/socket\.io/, async (route) => {
    await told;
    route.connectToServer();
  });
  await page.goto('/system');
  await socket.catch(() => undefined);
  await told;
  // Before it is asked again anyhow.
  await expect(fact(page, 'Process', 'Browsers connected')).toHaveText('1', { timeout: 3_000 });
});

for (const [name, options] of LOOKS) {
  test.describe(name, () => {
    test.use(options);
    test(`[PG388] the page has nothing that axe finds serious, and fits: ${name}`, async ({ page, post }) => {
      await post({ sensorId: 'Fridge', temperature: 4 });
      await page.goto('/system');
      await expect(page.getByRole('table')).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.filter(({ impact }) => /serious|critical/.test(impact ?? ''))).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    });
  });
}
