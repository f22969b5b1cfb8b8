import type { Page } from '@playwright/test';
import { expect, test, type Value } from '../fixtures';

/** From black 0 to white 255. */
function backgroundBrightness(page: Page): Promise<number> {
  return page.evaluate(() => {
    const parts = getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g) ?? [];
    return parts.slice(0, 3).reduce((sum, part) => sum + Number(part) / 3, 0);
  });
}

test('[PG82] light and dark follow the device until one is chosen, which is kept', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/');
  expect(await backgroundBrightness(page)).toBeLessThan(60);
  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(() => backgroundBrightness(page)).toBeGreaterThan(220);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('dialog').getByText('Dark').click();
  await expect.poll(() => backgroundBrightness(page)).toBeLessThan(60);
  await page.reload();
  expect(await backgroundBrightness(page)).toBeLessThan(60);
});

const MANY: Value[] = Array.from({ length: 12 }, (_, index) => ({
  sensorId: index === 0 ? 'Cold room 3 behind the loading dock (top shelf) left hand side' : `Room ${index}`,
  temperature: index < 3 ? 1234.5 : 21,
}));

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('[PG453] the header keeps its two rows when alerts open, and the worst is told above the fold', async ({
    page,
    board,
    post,
  }) => {
    await post(...MANY.slice(3));
    await page.goto('/');
    await expect(board.tiles).toHaveCount(9);
    const header = page.getByRole('banner');
    const calm = await header.boundingBox();
    expect(calm?.height).toBeLessThan(120);
    await post(...MANY);
    await expect(board.rows.first()).toBeInViewport({ ratio: 1 });
    expect(await header.boundingBox()).toEqual(calm);
  });
});

for (const [width, height] of [
  [390, 844],
  [320, 640],
] as const) {
  test.describe(`on a screen ${width} px wide`, () => {
    test.use({ viewport: { width, height }, hasTouch: true, isMobile: true });

    /** Pixels one can scroll sideways, and what sticks out. */
    const sideways = (page: Page) =>
      page.evaluate((limit) => {
        const out = [...document.querySelectorAll('body *')].filter(
          (element) => element.getBoundingClientRect().right > limit + 1 && element.checkVisibility(),
        );
        const excess = Math.max(0, document.documentElement.scrollWidth - limit);
        return excess === 0
          ? []
          : [`${excess} px`, ...out.slice(0, 8).map((element) => element.outerHTML.slice(0, 120))];
      }, width);

    test('[PG81] everything fits without scrolling sideways', async ({ page, board, post }) => {
      await page.goto('/');
      await expect(page.getByRole('heading', { name: 'No readings yet' })).toBeVisible();
      expect(await sideways(page), 'nothing yet').toEqual([]);
      await post(...MANY);
      await expect(board.tiles).toHaveCount(12);
      expect(await sideways(page), 'alarmed').toEqual([]);
      await board.tile('Room 7').tap();
      await expect(page.getByRole('heading', { name: 'Room 7' })).toBeInViewport();
      await board.threshold.getByRole('button', { name: 'Lower the upper limit' }).tap();
      await expect(board.threshold.getByRole('button', { name: 'Save', exact: true })).toBeVisible();
      await page.getByText('Show as table').tap();
      await board.range('Custom').tap();
      expect(await sideways(page), 'drafting').toEqual([]);
      await page.getByRole('button', { name: 'Settings' }).tap();
      await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
      expect(await sideways(page), 'in the settings').toEqual([]);
    });

    test('[PG81] what is pressed is large enough for a thumb', async ({ page, board, post }) => {
      await post(...MANY);
      await page.goto('/');
      await expect(board.tiles).toHaveCount(12);
      await expect(board.threshold.getByRole('textbox', { name: 'Alert above' })).toBeVisible();
      await board.range('Custom').tap();
      const small = await page.evaluate(() =>
        [...document.querySelectorAll('button, summary, input, select')]
          .filter((element) => element.checkVisibility())
          .map((element) => ({ element, height: Math.round(element.getBoundingClientRect().height) }))
          .filter(({ height }) => height < 44)
          .map(({ element, height }) => `${height} px: ${element.textContent || element.outerHTML.slice(0, 120)}`),
      );
      expect(small).toEqual([]);
    });
  });
}
