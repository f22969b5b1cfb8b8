import type { Page } from '@playwright/test';
import { freePort } from '#server/testing/broker-port';
import { test as base, expect } from '../fixtures';
import { type Relay, startRelay } from '../relay';

/** The browser reaches the product through a relay; programs reach it directly. */
const test = base.extend<{ productPort: number; relay: Relay }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
  productPort: async ({}, use) => use(await freePort()),
  relay: async ({ productPort }, use) => {
    const relay = await startRelay(productPort);
    await use(relay);
    await relay.stop();
  },
  productOptions: async ({ productPort, relay }, use) =>
    use({ env: { PORT: `${productPort}`, PUBLIC_ORIGIN: `${relay.origin},http://127.0.0.1:${productPort}` } }),
  baseURL: async ({ product, relay }, use) => use(product && relay.origin),
});

/** Readings first … last of one sensor, each as warm as its number. */
function numbered(first: number, last: number) {
  const count = last - first + 1;
  return Array.from({ length: count }, (_, index) => ({ sensorId: 'fridge', temperature: first + index }));
}

/** As the table shows them. */
function asShown(first: number, last: number): string[][] {
  return numbered(first, last)
    .map(({ temperature }) => [`${temperature}`, `${temperature}.0 °C`])
    .reverse();
}

test('[PG76] a browser that lost the server says so, keeps what it had, and then misses nothing and doubles nothing', async ({
  page,
  board,
  post,
  relay,
}) => {
  await page.goto('/');
  await post(...numbered(1, 3));
  await expect(board.feedState).toHaveText('Live');
  let posted = 3;
  for (let round = 0; round < 3; round += 1) {
    relay.cut();
    await expect(board.feedState).toHaveText(/^Offline since \d\d:\d\d$/);
    await expect(page.getByText('This browser lost the server at')).toHaveCount(2);
    await expect(board.strip).toContainText('No open alert when last heard');
    await expect(board.tile('fridge')).toContainText(`${posted}.0 °C`);
    await post(...numbered(posted + 1, posted + 4));
    relay.restore();
    await expect(board.feedState).toHaveText('Live');
    await post(...numbered(posted + 5, posted + 5));
    posted += 5;
    await expect.poll(() => board.readings()).toEqual(asShown(1, posted));
  }
  await expect(board.tile('fridge')).toContainText('Average 13.5 °C');
});

test('[PG76] an alert that opened and a threshold that was moved meanwhile are there at once', async ({
  page,
  board,
  post,
  relay,
  product,
  request,
}) => {
  await page.goto('/');
  await post({ sensorId: 'Oven', temperature: 39 });
  await expect(board.tile('Oven')).toContainText('39.0 °C');
  relay.cut();
  await expect(board.feedState).toContainText('Offline since');
  await request.put(`${product.url}/api/threshold`, { data: { high: 37.5, low: null } });
  await expect(board.strip).toContainText('No open alert when last heard');
  relay.restore();
  await expect(board.rows).toContainText(['Oven is 1.5 °C above its threshold (39.0 °C, alert above 37.5 °C)']);
  await expect(board.chart).toContainText('Alert above 37.5 °C');
});

test('[PG76] a part of the page that cannot be loaded takes nothing with it, and comes when it can', async ({
  page,
  board,
  post,
}) => {
  await page.goto('/');
  await expect(board.feedState).toHaveText('No readings yet');
  let refused = 0;
  await page.route('**/_next/static/**', (route) => {
    refused += 1;
    return route.abort();
  });
  await post(...numbered(1, 2));
  await expect.poll(() => refused).toBeGreaterThan(4);
  await expect(board.tile('fridge')).toContainText('2.0 °C');
  await page.unroute('**/_next/static/**');
  await expect(board.chart).toContainText('Alert above 40.0 °C', { timeout: 20_000 });
});

test('[PG76] a line that is dead without a word is noticed, too', async ({ page, board, post, relay }) => {
  await page.goto('/');
  await post(...numbered(1, 2));
  await expect(board.tile('fridge')).toContainText('2.0 °C');
  relay.stall();
  await post(...numbered(3, 5));
  await expect(board.feedState).toContainText('Offline since', { timeout: 12_000 });
  await expect(board.tile('fridge')).toContainText('2.0 °C');
  relay.restore();
  await expect(board.feedState).toHaveText('Live');
  await expect.poll(() => board.readings()).toEqual(asShown(1, 5));
});

test('[PG77] a restart of the server blanks nothing, and new readings follow', async ({
  page,
  board,
  post,
  product,
}) => {
  await page.goto('/');
  await post(...numbered(1, 12));
  await expect(board.tile('fridge')).toContainText('12.0 °C');
  await expect(board.main.getByRole('article')).toContainText('12.0 °C');
  await watchForBlanks(page);
  await product.restart();
  await expect(board.feedState).toHaveText('Live');
  await expect(board.tile('fridge')).toContainText('12.0 °C');
  await expect(board.main.getByRole('article')).toContainText('12.0 °C');
  await post(...numbered(1, 1));
  // Its window goes on, too: 4 to 12, and 1.
  await expect(board.tile('fridge')).toContainText('Average 7.3 °C');
  expect(await page.evaluate(() => (window as unknown as { blanks: string[] }).blanks)).toEqual([]);
});

/** Looks at the page before each picture and keeps what was shown instead of the values. */
function watchForBlanks(page: Page): Promise<void> {
  return page.evaluate(() => {
    const blanks: string[] = [];
    Object.assign(window, { blanks });
    const look = () => {
      for (const [place, selector] of [
        ['tile', '[data-sensor="fridge"]'],
        ['panel', 'main article header'],
      ] as const) {
        const text = document.querySelector(selector)?.textContent ?? 'nothing';
        if (!/\d\.\d\s°C/.test(text) && blanks.length < 5) blanks.push(`${place}: ${text}`);
      }
      requestAnimationFrame(look);
    };
    look();
  });
}
