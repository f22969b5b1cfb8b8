import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { drawnTrace } from '../board';
import { expect, test } from '../fixtures';
import { LOOKS } from '../looks';
import { HOUR_MS, past, postAll } from '../past';

const at = (celsius: number, sensorId: string, count = 60) => past(count, { sensorId, celsius: () => celsius });

/** Fridge 4 °C, freezer −18 °C, oven 30 °C, hall 20 °C, a reading a second for the last minute. */
const FOUR = [...at(4, 'fridge'), ...at(-18, 'freezer'), ...at(30, 'oven'), ...at(20, 'hall')];

function chips(page: Page): Locator {
  return page.getByRole('list', { name: /^(Compared sensors|对比的传感器)$/ }).getByRole('listitem');
}

function line(page: Page, sensorId: string): Locator {
  return page.locator(`figure [data-compared="${sensorId}"] path`);
}

/** How many pieces a compared line is in; gaps are between them. */
async function piecesOf(page: Page, sensorId: string): Promise<number> {
  const path = (await line(page, sensorId).getAttribute('d')) ?? '';
  return path.split('M').length - 1;
}

const comparedWith = (page: Page) => new URL(page.url()).searchParams.get('with');

async function openFridge(page: Page, query = ''): Promise<void> {
  await page.goto(`/?sensor=fridge${query}`);
  await expect.poll(() => page.evaluate(drawnTrace)).not.toBe('');
}

test('[PG430] sensors found by a word are shown in the chart, whose axis holds them all', async ({ page, post }) => {
  await post(...FOUR);
  await openFridge(page);
  await page.getByRole('button', { name: 'Compare' }).click();
  const dialog = page.getByRole('dialog', { name: 'Compare fridge with' });
  await expect(dialog.getByText('You can choose 3 more.')).toBeVisible();
  await expect(dialog.getByRole('checkbox')).toHaveCount(3);
  await dialog.getByRole('searchbox').fill('free');
  await expect(dialog.getByRole('checkbox')).toHaveCount(1);
  await dialog.getByRole('checkbox', { name: 'freezer' }).check();
  await dialog.getByRole('searchbox').fill('');
  await dialog.getByRole('checkbox', { name: 'oven' }).check();
  await dialog.getByRole('checkbox', { name: 'hall' }).check();
  await expect(dialog.getByText('Three sensors are compared.')).toBeVisible();
  await page.keyboard.press('Escape');
  expect(comparedWith(page)).toBe('freezer,oven,hall');
  await expect(chips(page)).toContainText(['−18.0 °C', '30.0 °C', '20.0 °C']);
  for (const sensorId of ['freezer', 'oven', 'hall']) await expect(line(page, sensorId)).toHaveAttribute('d', /L/);
  await expect(page.locator('figure svg').getByText('−20°', { exact: true })).toBeVisible();
  await expect(page.locator('figure svg').getByText('40°', { exact: true })).toBeVisible();
  // Limits and tint are the chosen sensor's alone.
  await expect(page.getByText('Alert above 40.0 °C').first()).toBeVisible();
});

test('[PG430] compared lines go on live, and a silence is a gap in them', async ({ page, post }) => {
  // So slow that the time it takes to open the page is no silence.
  const silent = [
    ...past(5, { sensorId: 'oven', everyMs: 10_000, endAgoMs: 180_000, celsius: () => 30 }),
    ...past(8, { sensorId: 'oven', everyMs: 10_000, celsius: () => 31 }),
  ];
  await post(...at(4, 'fridge', 200), ...silent);
  await openFridge(page, '&with=oven');
  await expect.poll(() => piecesOf(page, 'oven')).toBe(2);
  const before = await line(page, 'oven').getAttribute('d');
  await post({ sensorId: 'oven', temperature: 35 });
  await expect(chips(page)).toContainText(['oven']);
  await expect.poll(() => line(page, 'oven').getAttribute('d')).not.toBe(before);
  await expect.poll(() => piecesOf(page, 'oven')).toBe(2);
});

for (const range of ['1h', '24h']) {
  test(`[PG430] stored history and what is live are one line over ${range}`, async ({ page, post, product }) => {
    const hours = range === '1h' ? 1 : 20;
    for (const [sensorId, celsius] of [['fridge', 4] as const, ['oven', 30] as const])
      await postAll(
        post,
        past(600, { sensorId, everyMs: (hours * HOUR_MS) / 600, celsius: (index) => celsius + (index % 3) }),
      );
    await product.restart();
    await openFridge(page, `&range=${range}&with=oven`);
    await expect.poll(() => piecesOf(page, 'oven')).toBe(1);
    const before = await line(page, 'oven').getAttribute('d');
    expect(before!.split('L').length).toBeGreaterThan(50);
    await post({ sensorId: 'oven', temperature: 60 });
    await expect.poll(() => line(page, 'oven').getAttribute('d')).not.toBe(before);
  });
}

test('[PG431] the address opens the same comparison; letters stay; who is unknown or retired is left out in words', async ({
  page,
  post,
  request,
}) => {
  await post(...FOUR);
  const changes = [{ scope: 'sensor', id: 'hall', patch: { isRetired: true } }];
  const answer = await request.patch('/api/settings', { data: { changes }, headers: { 'isotherm-by': 'Ben' } });
  expect(answer.status()).toBe(200);
  await openFridge(page, '&with=hall');
  await expect(page.getByText('hall is not shown: no sensor in use has this name.')).toBeVisible();
  await openFridge(page, '&with=freezer,oven,gone');
  await expect(chips(page)).toHaveCount(2);
  await expect(page.getByText('gone is not shown: no sensor in use has this name.')).toBeVisible();
  await page.getByRole('button', { name: 'Forget it' }).click();
  await expect(page.getByText('gone is not shown')).toBeHidden();
  expect(comparedWith(page)).toBe('freezer,oven');
  await page.getByRole('button', { name: 'Take freezer out of the chart' }).click();
  await expect(chips(page)).toHaveCount(1);
  expect(comparedWith(page)).toBe(',oven');
  await expect(chips(page)).toContainText(['B']);
  await page.reload();
  await expect(chips(page)).toContainText(['B']);
  await page.goBack();
  await expect(chips(page)).toHaveCount(2);
});

test('[PG432] a chip says the value pointed at; a press on it changes places', async ({ page, post }) => {
  const rising = past(290, { sensorId: 'oven', celsius: (index) => (index < 289 ? 30 : 60) });
  await post(...at(4, 'fridge', 290), ...rising);
  await openFridge(page, '&with=oven');
  const dashes = await line(page, 'oven').evaluate((path) => getComputedStyle(path).strokeDasharray);
  expect(dashes).not.toBe('none');
  await expect(page.locator('figure svg').getByText('A', { exact: true }).first()).toBeVisible();
  await expect(chips(page)).toContainText(['33.0 °C']);
  await page.getByRole('application').scrollIntoViewIfNeeded();
  const box = (await page.getByRole('application').boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.5);
  await expect(chips(page)).toContainText(['30.0 °C']);
  await page.mouse.move(1, 1);
  await chips(page)
    .getByRole('button', { name: /^A? ?oven/ })
    .click();
  await expect(page.getByRole('heading', { name: 'oven', level: 2 })).toBeVisible();
  await expect(chips(page)).toContainText(['fridge']);
  await expect(
    chips(page)
      .getByRole('button', { name: /fridge/ })
      .first(),
  ).toBeFocused();
  expect(comparedWith(page)).toBe('fridge');
});

test('[PG433] tables, links and a selection tell of the compared sensors too', async ({ page, post }) => {
  await post(...FOUR);
  await openFridge(page, '&with=oven,hall');
  await page.getByText('Show as table').click();
  await expect(page.getByRole('columnheader')).toHaveText(['No.', 'Time', 'Reading', 'Average of 10', 'oven', 'hall']);
  await expect(page.locator('tbody tr').first()).toContainText('30.0 °C');
  await expect(page.getByRole('link', { name: 'CSV of oven' })).toHaveAttribute('href', /sensors\/oven\/readings\.csv/);
  await expect(page.getByRole('link', { name: 'CSV of hall' })).toBeVisible();
  await page.getByRole('application').focus();
  for (let press = 0; press < 30; press += 1) await page.keyboard.press('Shift+ArrowRight');
  const figures = page.locator('[data-compared] >> text=/Lowest/');
  await expect(figures).toHaveCount(2);
  await expect(page.locator('span[data-compared="oven"]')).toContainText('Mean 30.0 °C');
  await page.getByRole('group', { name: 'Range' }).getByRole('button', { name: '15 min' }).click();
  await page.getByText('Show as table').click();
  await expect(page.getByRole('columnheader')).toContainText(['Mean of oven', 'Mean of hall']);
  await expect(page.locator('tbody')).toContainText('30.0 °C');
});

test('[PG433] a compared sensor among hundreds is watched', async ({ page, post }) => {
  test.setTimeout(90_000);
  const round = (celsius: number) =>
    Array.from({ length: 300 }, (_, index) => ({ sensorId: `Sensor ${index + 1}`, temperature: celsius }));
  for (const celsius of [20, 21, 22]) await post(...round(celsius));
  await page.goto('/?sensor=Sensor 1&with=Sensor 280');
  await expect(line(page, 'Sensor 280')).toHaveAttribute('d', /L/, { timeout: 20_000 });
  for (const celsius of [23, 24]) await post(...round(celsius));
  await expect(chips(page)).toContainText(['24.0 °C']);
});

for (const [name, look] of LOOKS) {
  test.describe(`in ${name}`, () => {
    test.use(look);

    test('[PG432] chips and choice are for everybody', async ({ page, post }) => {
      await post(...FOUR);
      await openFridge(page, '&with=freezer,oven,hall');
      await expect(chips(page)).toHaveCount(3);
      for (const button of await chips(page).getByRole('button').all()) {
        const box = (await button.boundingBox())!;
        expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
      }
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide).toBeLessThanOrEqual(0);
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await page.getByRole('button', { name: /^(Compare|对比)$/ }).click();
      await expect(page.getByRole('checkbox').first()).toBeVisible();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    });
  });
}
