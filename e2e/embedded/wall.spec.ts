import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test, type Value } from '../fixtures';
import { LOOKS } from '../looks';

const ROOMS: Value[] = Array.from({ length: 12 }, (_, index) => ({ sensorId: `Room ${index + 1}`, temperature: 21 }));

const place = (page: Page, sensorId: string) => page.locator(`main [data-sensor="${sensorId}"]`);
const placed = (page: Page) =>
  page
    .locator('main li')
    .evaluateAll((cells) => cells.map((cell) => cell.querySelector('[data-sensor]')?.getAttribute('data-sensor')));
const notLive = (page: Page) => page.getByTestId('wall-not-live');

test('[PG370] the settings lead to a wall of all sensors, large and on one screen', async ({ page, post }) => {
  await post(...ROOMS);
  await page.goto('/');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Wall' }).click();
  await expect(page).toHaveURL(/\/wall$/);
  await expect(place(page, 'Room 12')).toContainText('21.0 °C');
  await expect(page.getByText('All 12 sensors OK')).toBeVisible();
  const value = page.getByText('21.0 °C').first();
  expect(await value.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))).toBeGreaterThan(60);
  expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBeLessThanOrEqual(0);
});

test('[PG370] more than sixty turn by pages, which can be held', async ({ page, post }) => {
  await page.clock.install({ time: new Date('2026-03-01T12:00:00Z') });
  await post(...Array.from({ length: 70 }, (_, index) => ({ sensorId: `S ${index + 1}`, temperature: 4 })));
  await page.goto('/wall');
  const [first, last] = [place(page, 'S 1'), place(page, 'S 61')];
  const turning = page.getByRole('button', { name: /^Page \d of 2: hold$/ });
  const held = page.getByRole('button', { name: /^Page \d of 2, held/ });
  await turning.click();
  await expect(held).toBeVisible();
  const next = (await first.isVisible()) ? last : first;
  await page.clock.fastForward(20_000);
  await expect(held).toBeVisible();
  await expect(next).toBeHidden();
  await held.click();
  const turns = async () => {
    await page.clock.fastForward(5_000);
    return next.isVisible();
  };
  await expect.poll(turns, { timeout: 30_000 }).toBe(true);
});

test('[PG377] the wall of a group shows its sensors alone, and the alerts of all', async ({ page, post, request }) => {
  await post(...ROOMS);
  const changes = ['Room 3', 'Room 4'].map((id) => ({ scope: 'sensor', id, patch: { group: 'Cellar' } }));
  expect((await request.patch('/api/settings', { data: { changes } })).status()).toBe(200);
  await page.goto('/wall');
  await expect(place(page, 'Room 12')).toBeVisible();
  await page.getByRole('combobox', { name: 'Group on this wall' }).selectOption('Cellar');
  await expect.poll(() => placed(page)).toEqual(['Room 3', 'Room 4']);
  await expect(page).toHaveURL(/\?group=Cellar$/);
  await page.reload();
  await expect.poll(() => placed(page)).toEqual(['Room 3', 'Room 4']);
  await post({ sensorId: 'Room 12', temperature: 45 });
  await expect(page.getByRole('region', { name: 'Alerts' })).toContainText('Room 12');
  await page.goto('/wall?group=Attic');
  await expect(page.getByText('No sensor in use is in the group Attic.')).toBeVisible();
});

test('[PG371] places stay, over a reload too', async ({ page, post, request }) => {
  await post({ sensorId: 'b', temperature: 4 }, { sensorId: 'c', temperature: 4 }, { sensorId: 'd', temperature: 4 });
  await page.goto('/wall');
  await expect(place(page, 'd')).toBeVisible();
  // From here on the order is settled: a reload remembers it.
  await page.reload();
  await expect(place(page, 'd')).toBeVisible();
  await request.delete('/api/sensors/c');
  await expect.poll(() => placed(page)).toEqual(['b', undefined, 'd']);
  await post({ sensorId: 'a', temperature: 4 }, { sensorId: 'e', temperature: 4 });
  await expect.poll(() => placed(page)).toEqual(['b', 'a', 'd', 'e']);
  await page.reload();
  await expect.poll(() => placed(page)).toEqual(['b', 'a', 'd', 'e']);
});

test('[PG372] an alert fills its place and stands above all, until somebody has it', async ({
  page,
  post,
  request,
}) => {
  await post(...ROOMS, { sensorId: 'Room 3', temperature: 44 }, { sensorId: 'Room 7', temperature: 45 });
  await page.goto('/wall');
  const hot = place(page, 'Room 3');
  await expect(hot).toContainText('Too hot');
  await expect(hot).toHaveAttribute('data-loud', 'true');
  const colours = () => hot.evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(await colours()).not.toBe(
    await place(page, 'Room 4').evaluate((one) => getComputedStyle(one).backgroundColor),
  );
  const line = page.getByRole('region', { name: 'Alerts' });
  await expect(line).toContainText('Room 3 is 4.0 °C above its threshold');
  await expect(line).toContainText('and 1 more');
  const { alerts } = await (await request.get('/api/alerts?sensorId=Room 3')).json();
  await request.post(`/api/alerts/${alerts[0].id}/acknowledge`, { data: {}, headers: { 'isotherm-by': 'Ana' } });
  await expect(hot).toContainText('Too hot · acknowledged by Ana');
  await expect(hot).toHaveAttribute('data-loud', 'false');
  await expect(line).toContainText('Room 7 is 5.0 °C above its threshold');
});

test('[PG452] who has an alert and since when is read whole, and nothing moves when it comes', async ({
  page,
  post,
  request,
}) => {
  await post(...ROOMS);
  await page.goto('/wall');
  const hot = place(page, 'Room 3');
  const name = hot.getByText('Room 3');
  await expect(hot).toContainText('OK');
  const before = await name.boundingBox();
  await post({ sensorId: 'Room 3', temperature: 44 });
  await expect(hot).toContainText('Too hot');
  expect(await name.boundingBox()).toEqual(before);
  const { alerts } = await (await request.get('/api/alerts?sensorId=Room 3')).json();
  await request.post(`/api/alerts/${alerts[0].id}/acknowledge`, { data: {}, headers: { 'isotherm-by': 'Ana' } });
  const words = hot.getByText(/Too hot · acknowledged by Ana \d\d:\d\d/);
  await expect(words).toBeVisible();
  for (const viewport of [page.viewportSize()!, { width: 390, height: 844 }]) {
    await page.setViewportSize(viewport);
    const isWhole = (element: HTMLElement) =>
      element.scrollWidth <= element.clientWidth && element.scrollHeight <= element.clientHeight;
    await expect.poll(() => words.evaluate(isWhole), `${viewport.width} px`).toBe(true);
  }
});

test('[PG373] a wall that is cut off says so over the whole screen, with the last values behind', async ({
  page,
  post,
  product,
}) => {
  await post(...ROOMS);
  await page.goto('/wall');
  await expect(place(page, 'Room 1')).toContainText('21.0 °C');
  await expect(notLive(page)).toHaveCount(0);
  await product.end('SIGKILL');
  await expect(notLive(page)).toContainText('Not live');
  await expect(notLive(page)).toContainText(/Offline since \d\d:\d\d/);
  expect(await notLive(page).boundingBox()).toEqual({ x: 0, y: 0, width: 1440, height: 900 });
  await expect(place(page, 'Room 1')).toContainText('21.0 °C');
  await product.start();
  await expect(notLive(page)).toHaveCount(0);
});

declare global {
  interface Window {
    asked: number;
  }
}

test('[PG374] the screen is kept awake, and asked for again after the page was hidden', async ({ page, post }) => {
  await page.addInitScript(() => {
    window.asked = 0;
    const request = async () => {
      window.asked += 1;
      return { released: true, release: async () => {} };
    };
    Object.defineProperty(navigator, 'wakeLock', { value: { request } });
  });
  await post(...ROOMS);
  await page.goto('/wall');
  await expect.poll(() => page.evaluate(() => window.asked)).toBe(1);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect.poll(() => page.evaluate(() => window.asked)).toBe(2);
  await expect(page.getByText(/go dark by itself|keep this screen awake/)).toHaveCount(0);
});

test('[PG374] where the browser cannot, the wall says that it may go dark', async ({ page, post }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'wakeLock', { value: undefined }));
  await post(...ROOMS);
  await page.goto('/wall');
  await expect(page.getByText('This screen may go dark by itself')).toBeVisible();
});

test('[PG375] a wall whose socket does not come back loads itself anew, once', async ({ page, post }) => {
  let sockets = 0;
  await page.routeWebSocket(/socket\.io/, (socket) => {
    sockets += 1;
    void socket.close();
  });
  // Not when it has navigated: a page tries at once, and one that names itself anew in the address would count too.
  page.on('response', (response) => {
    if (response.request().isNavigationRequest()) sockets = 0;
  });
  await post(...ROOMS);
  await page.clock.install();
  await page.goto('/wall');
  await expect.poll(() => sockets).toBeGreaterThan(0);
  // A socket that neither opens nor fails is given up after 20 s, counted from when the page tried.
  await page.clock.fastForward(25_000);
  await expect(notLive(page)).toContainText('Not live');
  const loaded = page.waitForEvent('load');
  await page.clock.fastForward(6 * 60_000);
  await loaded;
  let isAgain = false;
  page.on('load', () => {
    isAgain = true;
  });
  await expect.poll(() => sockets).toBeGreaterThan(0);
  await page.clock.fastForward(25_000);
  await expect(notLive(page)).toContainText('Not live');
  await page.clock.fastForward(60_000);
  expect(isAgain).toBe(false);
});

test('[PG375] a wall takes the pages of a new build by itself, and not before five minutes', async ({ page, post }) => {
  let build = 'old';
  await page.route('**/api/system', async (route) => {
    const answer = await route.fetch();
    const system = await answer.json();
    await route.fulfill({ json: { ...system, versions: { ...system.versions, build } } });
  });
  await post(...ROOMS);
  await page.clock.install();
  const heard = page.waitForResponse('**/api/system');
  await page.goto('/wall');
  await heard;
  await expect(place(page, 'Room 1')).toContainText('21.0 °C');
  build = 'new';
  let loads = 0;
  page.on('load', () => {
    loads += 1;
  });
  const again = page.waitForResponse('**/api/system');
  await page.clock.fastForward(2 * 60_000);
  await again;
  expect(loads).toBe(0);
  await page.clock.fastForward(4 * 60_000);
  await expect.poll(() => loads).toBe(1);
  await expect(place(page, 'Room 1')).toContainText('21.0 °C');
});

for (const [name, options] of LOOKS) {
  test.describe(name, () => {
    test.use(options);
    test(`[PG376] the wall has nothing that axe finds serious, and fits: ${name}`, async ({ page, post, product }) => {
      await post(...ROOMS, { sensorId: 'Room 3', temperature: 44 });
      await page.goto('/wall');
      await expect(place(page, 'Room 3')).toHaveAttribute('data-loud', 'true');
      const serious = async () =>
        (await new AxeBuilder({ page }).analyze()).violations.filter(({ impact }) =>
          /serious|critical/.test(impact ?? ''),
        );
      expect(await serious()).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      await product.end('SIGKILL');
      await expect(notLive(page)).toBeVisible();
      await expect(notLive(page)).not.toHaveAttribute('data-kind', 'connecting');
      expect(await serious()).toEqual([]);
    });
  });
}
