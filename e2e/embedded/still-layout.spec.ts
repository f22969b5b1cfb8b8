import type { Page } from '@playwright/test';
import type { Board } from '../board';
import { below, toEnd, top } from '../edges';
import { expect, test } from '../fixtures';
import { HOUR_MS } from '../past';

const SENSORS = ['Attic', 'Cellar', 'Fridge', 'Oven', 'Pantry', 'Sauna'];
const READINGS = SENSORS.map((sensorId, index) => ({ sensorId, temperature: index === 3 ? 60 : 4 + index }));

/** Where what people press stands. */
async function places(page: Page, board: Board) {
  const parts = [page.getByRole('banner'), board.strip, board.rows.first(), board.tile('Attic'), board.chart];
  return Promise.all(parts.map((part) => part.boundingBox()));
}

for (const [width, height] of [
  [1440, 900],
  [1024, 768],
  [390, 844],
  [320, 640],
] as const) {
  for (const [locale, lost] of [
    ['en-US', 'This browser lost the server at'],
    ['zh-CN', '与服务器失去连接'],
  ] as const) {
    test.describe(`${width} px wide, ${locale}`, () => {
      test.use({ viewport: { width, height }, locale });

      test('[PG471] nothing moves when the feed is not live any more, and what that means is in sight', async ({
        page,
        board,
        post,
        product,
      }) => {
        await post(...READINGS, ...READINGS);
        await page.goto('/?sensor=Fridge');
        await expect(board.rows).toHaveCount(1);
        await expect(board.chart.locator('[data-trace=reading]')).toHaveAttribute('d', /./);
        await page.evaluate(() => scrollTo(0, 0));
        const before = await places(page, board);
        await product.end('SIGTERM');
        const notice = page.getByText(lost).first();
        await expect(notice).toBeInViewport({ ratio: 1 });
        expect(await places(page, board)).toEqual(before);
        // Nor does it lie over the end of the page.
        await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
        const [end, over] = [await page.getByRole('main').boundingBox(), await notice.boundingBox()];
        expect(over!.y).toBeGreaterThanOrEqual(end!.y + end!.height);
      });
    });
  }
}

test.describe('the demo', () => {
  test.use({ productOptions: { env: { SIMULATOR: 'demo' } }, expectedErrors: /WebSocket|ERR_CONNECTION_REFUSED/ });

  for (const [width, path] of [
    [1440, '/'],
    [1280, '/'],
    [1440, '/setup'],
  ] as const) {
    test(`[PG492] nothing in the header moves when the feed says more, ${width} px wide on ${path}`, async ({
      page,
      product,
    }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(path);
      const header = page.getByRole('banner');
      await expect(header).toContainText('last reading just now');
      const isWhole = path === '/' ? 'Pause' : 'Settings';
      for (const name of ['Rehearse', isWhole]) await expect(header.getByRole('button', { name })).toBeVisible();
      const pressable = () =>
        header
          .locator('a, button:not([data-kind])')
          .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().x));
      const before = await pressable();
      await product.end('SIGTERM');
      await expect(header).toContainText('Offline since');
      expect(await pressable()).toEqual(before);
    });
  }
});

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const) {
  test(`[PG416] nothing moves for what happened while one was away, ${width} px wide`, async ({
    page,
    board,
    post,
  }) => {
    await page.setViewportSize({ width, height });
    await post(...READINGS, ...READINGS);
    await page.addInitScript((ms) => localStorage.setItem('isotherm-last-seen', `${ms}`), Date.now() - HOUR_MS);
    let answer = () => {};
    const mayAnswer = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route(/\/api\/alerts\?/, async (route) => {
      await mayAnswer;
      await route.continue();
    });
    await page.goto('/?sensor=Fridge');
    await expect(board.rows).toHaveCount(1);
    await expect(board.chart.locator('[data-trace=reading]')).toHaveAttribute('d', /./);
    const before = await places(page, board);
    answer();
    const line = page.getByText('While you were away: 1 alert');
    await expect(line).toBeInViewport({ ratio: 1 });
    expect(await places(page, board)).toEqual(before);
    await toEnd(page);
    expect(await below(page.getByRole('main'))).toBeLessThanOrEqual(await top(line));
    const atEnd = await places(page, board);
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await expect(line).toHaveCount(0);
    expect(await places(page, board)).toEqual(atEnd);
  });
}

for (const [locale, seen] of [
  ['en-US', 'Back to normal, not acknowledged'],
  ['zh-CN', '已恢复正常，尚未确认'],
] as const) {
  test.describe(`the head of a panel, ${locale}`, () => {
    test.use({ locale });

    for (const [width, height] of [
      [1280, 720],
      [1024, 768],
      [390, 844],
    ] as const) {
      test(`[PG417] it is as high whatever it says, ${width} px wide`, async ({ page, post }) => {
        await page.setViewportSize({ width, height });
        const sensorId = 'Coldroom-12-east-wing';
        const readings = (temperature: number) => Array.from({ length: 10 }, () => ({ sensorId, temperature }));
        await post(...READINGS, ...readings(4));
        await page.goto(`/?sensor=${sensorId}`);
        const head = page.locator('article > header');
        await expect(head).toHaveAttribute('data-kind', 'ok');
        const calm = (await head.boundingBox())!.height;
        await post(...readings(50));
        await expect(head).toHaveAttribute('data-kind', 'too-hot');
        expect((await head.boundingBox())!.height).toBe(calm);
        await post(...readings(4));
        await expect(head).toHaveAttribute('data-kind', 'back-unseen');
        expect((await head.boundingBox())!.height).toBe(calm);
        const lines = await head.getByText(seen).evaluate((words) => {
          const all = document.createRange();
          all.selectNodeContents(words);
          return new Set([...all.getClientRects()].filter(({ width }) => width > 20).map(({ y }) => y)).size;
        });
        expect(lines).toBe(1);
      });
    }
  });
}
