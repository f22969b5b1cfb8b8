import { createServer } from 'node:http';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';

test.use({ serviceWorkers: 'allow' });

/** Resolves once the worker keeps a whole page. */
async function untilKept(page: Page): Promise<void> {
  const isKept = () =>
    page.evaluate(async () => {
      const kept = await (await caches.open('offline')).keys();
      const { active } = await navigator.serviceWorker.ready;
      return kept.some(({ url }) => url.endsWith('/offline')) && active?.state === 'activated';
    });
  await expect.poll(isKept).toBe(true);
}

const HEARD = { sensorId: 'Fridge', temperature: 4 };

test('[PG390] without a server every page says since when, and comes back by itself', async ({
  page,
  board,
  post,
  product,
}) => {
  await post(HEARD);
  await page.goto('/');
  await expect(board.tile('Fridge')).toContainText('4.0 °C');
  await untilKept(page);
  await product.end('SIGTERM');
  for (const path of ['/alerts', '/?sensor=Fridge']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: /^Offline since \d\d:\d\d$/ })).toBeVisible();
    expect(page.url()).toContain(path);
    await expect(page.getByText('4.0 °C')).toHaveCount(0);
  }
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, help }) => `${id}: ${help}`)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await product.start();
  await expect(board.tile('Fridge')).toContainText('4.0 °C', { timeout: 30_000 });
});

test.describe('in Chinese and in the dark', () => {
  test.use({ locale: 'zh-CN', colorScheme: 'dark' });

  test('[PG390] the kept page speaks the viewer’s language in the viewer’s colours', async ({ page, product }) => {
    await page.goto('/');
    await untilKept(page);
    await product.end('SIGTERM');
    await page.goto('/setup');
    await expect(page.getByRole('heading', { name: /^自 \d\d:\d\d 起离线$/ })).toBeVisible();
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(21, 24, 27)');
  });
});

test('[PG340] the kept page tells its time in the zone chosen since it was kept', async ({
  page,
  context,
  baseURL,
  product,
}) => {
  await page.goto('/');
  await untilKept(page);
  await context.addCookies([{ name: 'zone', value: 'Asia/Kathmandu', url: baseURL! }]);
  const heardMs = () => page.evaluate(() => Number(localStorage.getItem('isotherm-last-heard')));
  await expect.poll(heardMs).toBeGreaterThan(0);
  await product.end('SIGTERM');
  await page.goto('/alerts');
  const heading = page.getByRole('heading', { name: /^Offline since \d\d:\d\d$/ });
  const inNepal = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Kathmandu', timeStyle: 'short', hourCycle: 'h23' });
  await expect(heading).toContainText(inNepal.format(await heardMs()));
});

test('[PG391] the worker keeps the offline page and its files, and answers nothing else', async ({
  page,
  board,
  post,
  product,
}) => {
  await post(HEARD);
  await page.goto('/');
  await untilKept(page);
  await page.reload();
  await expect(board.tile('Fridge')).toContainText('4.0 °C');
  const kept = await page.evaluate(async () =>
    (await (await caches.open('offline')).keys()).map(({ url }) => new URL(url).pathname),
  );
  expect(kept.filter((path) => path !== '/offline' && !path.startsWith('/_next/static/'))).toEqual([]);
  await product.end('SIGTERM');
  const refused = (path: string) => page.evaluate((at) => fetch(at).then(String, () => 'refused'), path);
  for (const path of ['/api/sensors', '/healthz', '/socket.io/?EIO=4&transport=polling', '/manifest.webmanifest']) {
    expect(await refused(path), path).toBe('refused');
  }
});

test.describe('behind a proxy', () => {
  test.use({ expectedErrors: /status of 50[02]/ });

  test('[PG392] what it says in place of a server that is away is the offline page, and no other answer is', async ({
    page,
    product,
  }) => {
    await page.goto('/');
    await untilKept(page);
    await product.end('SIGTERM');
    let status = 502;
    const proxy = createServer((_request, answer) => answer.writeHead(status).end('of the proxy'));
    await new Promise<void>((resolve) => proxy.listen(Number(new URL(product.url).port), '127.0.0.1', resolve));
    await page.goto('/alerts');
    await expect(page.getByRole('heading', { name: /^Offline since/ })).toBeVisible();
    status = 500;
    await page.goto('/alerts');
    await expect(page.getByText('of the proxy')).toBeVisible();
    proxy.closeAllConnections();
    await new Promise((resolve) => proxy.close(resolve));
  });
});

test('[PG393] the worker’s notification of an alert leads to its page', async ({ page, context, post }) => {
  await context.grantPermissions(['notifications']);
  await page.addInitScript(() => {
    Object.defineProperty(document, 'hidden', { get: () => (globalThis as { isAway?: boolean }).isAway === true });
  });
  await page.goto('/');
  await untilKept(page);
  await post({ sensorId: 'Oven', temperature: 20 });
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Turn notifications on' }).click();
  await page.keyboard.press('Escape');
  await page.evaluate(() => Object.assign(globalThis, { isAway: true }));
  await post({ sensorId: 'Oven', temperature: 43 });
  const told = () =>
    page.evaluate(async () => {
      const worker = await navigator.serviceWorker.ready;
      return (await worker.getNotifications()).map(({ title }) => title);
    });
  await expect.poll(told).toMatchObject([expect.stringMatching(/Oven is 3\.0\s°C above its threshold/)]);
  // Nobody can press it here: the worker is told that somebody did.
  const [worker] = context.serviceWorkers();
  await worker!.evaluate(async () => {
    const scope = globalThis as unknown as {
      registration: ServiceWorkerRegistration;
      dispatchEvent(event: Event): boolean;
      NotificationEvent: new (type: string, init: { notification: Notification }) => Event;
    };
    const [notification] = await scope.registration.getNotifications();
    scope.dispatchEvent(new scope.NotificationEvent('notificationclick', { notification: notification! }));
  });
  await expect(page).toHaveURL(/\/alerts\/.+/);
});

test('[PG394] the page can be installed: name, language, icons of every kind', async ({ page, request }) => {
  await page.goto('/');
  const href = await page.locator('link[rel="manifest"]').getAttribute('href');
  const manifest = await (await request.get(href!)).json();
  expect(manifest).toMatchObject({ name: 'Isotherm', start_url: '/', display: 'standalone' });
  const sizes = await page.evaluate(
    (icons: { src: string }[]) =>
      Promise.all(
        icons.map(async ({ src }) => {
          const image = new Image();
          image.src = src;
          await image.decode();
          return image.naturalWidth;
        }),
      ),
    manifest.icons.filter(({ type }: { type: string }) => type === 'image/png'),
  );
  expect(sizes).toEqual([192, 512, 512]);
  expect(manifest.icons.filter(({ purpose }: { purpose?: string }) => purpose === 'maskable')).toHaveLength(1);
  await expect(page.locator('link[rel="apple-touch-icon"]')).toHaveCount(1);
});
