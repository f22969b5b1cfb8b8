import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';

/** Serious and critical findings of axe on the page as it stands. */
async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

const CALM = [
  { sensorId: 'Fridge', temperature: 4 },
  { sensorId: 'Oven', temperature: 39 },
];
const HOT = { sensorId: 'Oven', temperature: 43 };

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test('[PG83] axe finds nothing serious on the page: empty, calm, alarmed, drafting, ended, offline', async ({
      page,
      board,
      post,
      product,
    }) => {
      await page.goto('/');
      await expect(page.getByRole('heading', { name: 'No readings yet' })).toBeVisible();
      expect(await findings(page), 'empty').toEqual([]);
      await post(...CALM);
      await expect(board.strip).toContainText('All 2 sensors OK');
      await expect(board.chart).toContainText('Average of 10');
      expect(await findings(page), 'calm').toEqual([]);
      await post(HOT);
      await expect(board.rows).toHaveCount(1);
      await page.getByText('Show as table').click();
      await board.threshold.getByRole('textbox', { name: 'Alert above' }).fill('nonsense');
      expect(await findings(page), 'alarmed, drafting').toEqual([]);
      await page.keyboard.press('Escape');
      await post(CALM[1]!);
      await expect(board.rows).toContainText(['back to normal']);
      expect(await findings(page), 'ended').toEqual([]);
      await product.stop();
      await expect(board.feedState).toContainText('Offline since');
      expect(await findings(page), 'offline').toEqual([]);
    });

    test('[PG83] axe finds nothing serious in what opens over the page', async ({ page, board, post }) => {
      await post(...CALM, HOT);
      await page.goto('/');
      await expect(board.rows).toHaveCount(1);
      for (const name of ['Default threshold', 'Settings']) {
        await page.getByRole('button', { name }).click();
        await expect(page.getByRole('dialog', { name })).toBeVisible();
        expect(await findings(page), name).toEqual([]);
        await page.keyboard.press('Escape');
      }
    });

    test('[PG83] axe finds nothing serious in ranges, their tables, and what is recorded', async ({
      page,
      board,
      post,
      product,
      request,
    }) => {
      await post(...CALM, { sensorId: 'Attic', temperature: 20 });
      await page.goto('/?sensor=Oven&range=24h');
      await page.getByText('Show as table').click();
      await board.range('Custom').click();
      await page.getByLabel('From').fill('');
      await page.getByRole('button', { name: 'Show', exact: true }).click();
      await expect(page.getByText('The end must be later')).toBeVisible();
      expect(await findings(page), 'a range of one’s own').toEqual([]);
      await request.delete(`${product.url}/api/sensors/Attic`);
      await page.getByText('Recorded').click();
      await page.getByRole('button', { name: /^Attic/ }).click();
      await expect(page.getByText('It sends nothing now')).toBeVisible();
      expect(await findings(page), 'recorded').toEqual([]);
    });
  });
}

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' });

  test('[PG83] axe finds nothing serious', async ({ page, board, post }) => {
    await page.goto('/');
    await post(...CALM, HOT);
    await expect(board.rows).toHaveCount(1);
    expect(await findings(page)).toEqual([]);
  });
});

test('[PG83] everything is reached and done by keyboard, with the focus in sight', async ({ page, board, post }) => {
  await post(...CALM);
  await page.goto('/?sensor=Fridge');
  await expect(board.tile('Oven')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the sensors' })).toBeFocused();
  await page.keyboard.press('Enter');
  const tabTo = async (name: RegExp | string, most = 12) => {
    for (let presses = 0; presses < most; presses += 1) {
      await page.keyboard.press('Tab');
      const focused = page.locator(':focus');
      const accessible = await focused.evaluate((element) => element.getAttribute('aria-label') ?? element.textContent);
      if (accessible?.match(name)) return focused;
    }
    throw new Error(`Tab never reached ${name}.`);
  };
  const tile = await tabTo(/^Oven/);
  expect(await tile.evaluate((element) => getComputedStyle(element).outlineStyle)).not.toBe('none');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Oven' })).toBeVisible();
  await tabTo('Lower the upper limit', 20);
  await page.keyboard.press('Shift+Enter');
  await expect(board.threshold.getByRole('textbox', { name: 'Alert above' })).toHaveValue('39.0');
  await tabTo(/^Save/);
  await page.keyboard.press('Enter');
  await expect(board.threshold).toContainText('Saved.');
});
