import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';

test.describe('the demo', () => {
  test.use({ productOptions: { env: { SIMULATOR: 'demo' } } });

  test('[PG87] says that its seven sensors are invented, stops, and starts again', async ({ page, board }) => {
    await page.goto('/');
    await expect(board.tiles).toHaveCount(7);
    await expect(page.getByText('Demo: 7 invented sensors')).toBeVisible();
    await page.getByRole('button', { name: 'Stop the invented sensors' }).click();
    await expect(page.getByRole('heading', { name: 'No readings yet' })).toBeVisible();
    await expect(board.main).toContainText('curl');
    await expect(page.getByText('invented sensors')).toBeHidden();
    await page.getByRole('button', { name: 'Start the demo' }).click();
    await expect(board.tiles).toHaveCount(7);
  });

  test('[PG87] tells how to send readings of one’s own', async ({ page, product }) => {
    await page.goto('/');
    await page.getByRole('button', { name: 'Connect yours' }).click();
    const guide = page.getByRole('dialog', { name: 'Connect your sensors' });
    await expect(guide).toContainText(product.url);
    for (const tab of await guide.getByRole('tab').all()) {
      await tab.click();
      await expect(guide.getByRole('tabpanel')).toContainText('temperature');
    }
    await page.keyboard.press('Escape');
    await expect(guide).toBeHidden();
  });
});

test.describe('without a word about it in the environment', () => {
  test.use({ productOptions: { env: { SIMULATOR: '' } } });

  test('[PG87] [SM33] a demo that was stopped stays so over a restart, and is started again from the settings', async ({
    page,
    board,
    post,
    product,
  }) => {
    await page.goto('/');
    await expect(board.tiles).toHaveCount(7);
    await post({ sensorId: 'fridge', temperature: 4 });
    await page.getByRole('button', { name: 'Stop the invented sensors' }).click();
    await expect(board.tiles).toHaveCount(1);
    await product.restart();
    await page.reload();
    await expect(board.tile('fridge')).toContainText('4.0 °C');
    await expect(page.getByRole('banner')).toContainText(/last reading (just now|.* ago)/);
    await expect(page.getByText('invented sensors')).toHaveCount(0);
    await page.getByRole('button', { name: 'Settings' }).click();
    const settings = page.getByRole('dialog', { name: 'Settings' });
    await settings.getByRole('button', { name: 'Connect yours' }).click();
    await expect(page.getByRole('dialog', { name: 'Connect your sensors' })).toContainText(product.url);
    await page.keyboard.press('Escape');
    await settings.getByRole('button', { name: 'Start the demo' }).click();
    await expect(settings.getByRole('button', { name: 'Start the demo' })).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(board.tiles).toHaveCount(8);
  });
});

test.describe('a sensor that crosses its threshold ten times a minute', () => {
  test.use({ productOptions: { env: { SIMULATOR: 'article' } } });

  test('[PG86] has one row that stays, and nothing on the page jumps', async ({ page, board }) => {
    test.setTimeout(90_000);
    await page.goto('/');
    await expect(board.tile('default')).toBeVisible();
    await watchLayout(page);
    const watched = await board.strip.elementHandle();
    expect(watched).not.toBeNull();
    await expect(board.rows).toContainText(/Unnamed sensor went above its threshold \d+ times in 10 min/, {
      timeout: 70_000,
    });
    // As long as it takes for the sensor to have come and gone several times.
    await page.waitForFunction(() => (window as unknown as Watched).watched.seconds >= 40, undefined, {
      timeout: 60_000,
    });
    const { appeared, vanished, stripHeights, tileTops } = await page.evaluate(
      () => (window as unknown as Watched).watched,
    );
    expect({ appeared, vanished }).toEqual({ appeared: 1, vanished: 0 });
    expect(stripHeights, 'heights of the strip').toHaveLength(1);
    expect(tileTops.length, `places of the tile: ${tileTops}`).toBeLessThanOrEqual(2);
  });
});

type Watched = {
  watched: { seconds: number; appeared: number; vanished: number; stripHeights: number[]; tileTops: number[] };
};

/** Looks at strip and tile before each picture and keeps every height and place they had, in order. */
async function watchLayout(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched: Watched['watched'] = { seconds: 0, appeared: 0, vanished: 0, stripHeights: [], tileTops: [] };
    (window as unknown as Watched).watched = watched;
    const beganMs = performance.now();
    let wasShown = false;
    const keep = (list: number[], value: number) => list.at(-1) !== value && list.push(value);
    const look = () => {
      const strip = document.querySelector('section[aria-label="Alerts"]');
      const tile = document.querySelector('[data-sensor="default"]');
      const isShown = strip?.querySelector('li')?.textContent?.includes('Unnamed sensor') ?? false;
      if (isShown && !wasShown) watched.appeared += 1;
      if (!isShown && wasShown) watched.vanished += 1;
      wasShown = isShown;
      keep(watched.stripHeights, Math.round(strip?.getBoundingClientRect().height ?? 0));
      keep(watched.tileTops, Math.round(tile?.getBoundingClientRect().top ?? 0));
      watched.seconds = (performance.now() - beganMs) / 1000;
      requestAnimationFrame(look);
    };
    look();
  });
}
