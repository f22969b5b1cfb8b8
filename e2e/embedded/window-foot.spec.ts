import type { Page } from '@playwright/test';
import { below, toEnd, top } from '../edges';
import { expect, test } from '../fixtures';
import { rehearsalsOf } from '../rehearsal';

const lostNotice = (page: Page) => page.locator('p').filter({ hasText: 'This browser lost the server at' }).first();

for (const [width, height] of [
  [1440, 900],
  [390, 844],
  [320, 640],
] as const) {
  test.describe(`setting up, ${width} px wide`, () => {
    test.use({ viewport: { width, height } });

    async function openForm(page: Page) {
      await page.goto('/setup?sensor=Fridge');
      await page.getByRole('combobox', { name: 'What it watches' }).selectOption('Fridge');
      await expect(page.getByText(/Last 24 h/)).toBeVisible();
      const parts = [page.getByRole('button', { name: 'Save' }), page.getByRole('region', { name: 'When to alert' })];
      const bar = parts[0]!.locator('xpath=ancestor::*[.//fieldset][1]');
      return { bar, how: parts[1]!, where: () => Promise.all(parts.map((part) => part.boundingBox())) };
    }

    test('[PG414] what saves the form does not move for what the feed says, nor does the form', async ({
      page,
      post,
      product,
    }) => {
      await post({ sensorId: 'Fridge', temperature: 4 });
      const { bar, how, where } = await openForm(page);
      await toEnd(page);
      const before = await where();
      await product.end('SIGTERM');
      const notice = lostNotice(page);
      await expect(notice).toBeInViewport({ ratio: 1 });
      expect(await where()).toEqual(before);
      expect(await below(notice)).toBeLessThanOrEqual(await top(bar));
      await toEnd(page);
      expect(await below(how)).toBeLessThanOrEqual(await top(notice));
      const atEnd = await where();
      await product.start();
      await expect(notice).toHaveCount(0);
      expect(await where()).toEqual(atEnd);
    });

    test('[PG414] it does not lie over what one goes on typing in', async ({ page, post, product }) => {
      await post({ sensorId: 'Fridge', temperature: 4 });
      const { bar } = await openForm(page);
      await page.getByText('About this sensor').click();
      const field = page.getByRole('textbox', { name: 'Name' });
      await field.click();
      await page.evaluate((by) => scrollBy(0, by), (await below(field)) - (await top(bar)) + 8);
      const at = await top(field);
      await product.end('SIGTERM');
      const notice = lostNotice(page);
      await expect(notice).toBeInViewport({ ratio: 1 });
      expect(await below(field)).toBeGreaterThan(await top(notice));
      expect(await top(field)).toBe(at);
      await page.keyboard.type('9');
      await expect.poll(async () => (await below(field)) <= (await top(notice))).toBe(true);
    });
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('[PG415] whoever sets a threshold in the sheet sees that the feed is not live', async ({
    page,
    board,
    post,
    product,
  }) => {
    await post({ sensorId: 'Oven', temperature: 38 }, { sensorId: 'Oven', temperature: 39 });
    await page.goto('/?sensor=Oven');
    await board.chart.getByRole('slider', { name: 'Upper limit on the chart' }).tap();
    const sheet = page.getByRole('dialog', { name: 'Threshold of Oven' });
    await sheet.getByRole('button', { name: 'Lower the upper limit' }).tap();
    await expect(sheet.getByRole('button', { name: 'Save' })).toBeVisible();
    await expect(sheet.getByText(/Last 24 h/)).toBeVisible();
    const before = await sheet.boundingBox();
    await product.end('SIGTERM');
    await expect(lostNotice(page)).toBeInViewport({ ratio: 1 });
    expect(await sheet.boundingBox()).toEqual(before);
    expect(await below(lostNotice(page))).toBeLessThanOrEqual(before!.y);
  });
});

test.describe('rehearsing', () => {
  test.use({ productOptions: { env: { SIMULATOR: 'demo' } }, expectedErrors: /WebSocket|ERR_CONNECTION_REFUSED/ });

  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    test(`[PG415] who rehearses sees that the feed is not live, ${width} px wide`, async ({ page, product }) => {
      await page.setViewportSize({ width, height });
      await page.goto('/');
      const { panel, open } = rehearsalsOf(page);
      await open();
      await expect(panel.getByRole('status')).toHaveText('Nothing is being rehearsed.');
      const before = (await panel.boundingBox())!;
      await product.end('SIGTERM');
      await expect(lostNotice(page)).toBeInViewport({ ratio: 1 });
      expect(await panel.boundingBox()).toEqual(before);
      const notice = (await lostNotice(page).boundingBox())!;
      expect(notice.y + notice.height <= before.y || notice.x + notice.width <= before.x).toBe(true);
    });
  }
});
