import type { Locator, Page } from '@playwright/test';
import { drawnTrace } from '../board';
import { expect, test } from '../fixtures';
import { MINUTE_MS, past, SECOND_MS } from '../past';

/** An oven of 20 °C over ten minutes that was too hot from each of these minutes before now on, for one minute. */
function ovenHotAt(minutesAgo: readonly number[]) {
  const seconds = 600;
  const celsius = (index: number) => {
    const agoS = seconds - index;
    return minutesAgo.some((minutes) => agoS <= minutes * 60 && agoS > minutes * 60 - 60) ? 50 : 20;
  };
  return past(seconds / 5, { sensorId: 'Oven', everyMs: 5 * SECOND_MS, celsius: (index) => celsius(index * 5) });
}

const alertMarks = (page: Page): Locator => page.getByRole('group', { name: 'Alerts marked on the chart' });
const changeMarks = (page: Page): Locator => page.getByRole('group', { name: 'Limit changes marked on the chart' });

async function openOven(page: Page, range = '&range=15m'): Promise<void> {
  await page.goto(`/?sensor=Oven${range}`);
  await expect.poll(() => page.evaluate(drawnTrace)).not.toBe('');
  await page.getByRole('application').scrollIntoViewIfNeeded();
}

const CLOCK = String.raw`\d\d:\d\d`;

test('[PG434] a marked alert has its name and its time, and leads to its page', async ({ page, post }) => {
  await post(...ovenHotAt([8, 3]));
  await openOven(page);
  const marks = alertMarks(page).getByRole('link');
  await expect(marks).toHaveCount(2);
  await expect(marks.first()).toHaveAccessibleName(new RegExp(`^Too hot ${CLOCK}.–.${CLOCK}$`));
  for (const mark of await marks.all()) {
    const box = (await mark.locator('rect').boundingBox())!;
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
  }
  await marks.first().click();
  await expect(page).toHaveURL(/\/alerts\/.+/);
  await expect(page.getByRole('heading', { name: /Oven/ })).toBeVisible();
});

test('[PG434] an open alert says since when; Tab stops once, arrow keys go along, Enter opens', async ({
  page,
  post,
}) => {
  await post(...ovenHotAt([9, 5, 1]));
  await openOven(page);
  const marks = alertMarks(page).getByRole('link');
  await expect(marks).toHaveCount(3);
  await expect(marks.last()).toHaveAccessibleName(/^Too hot since /);
  expect(await marks.evaluateAll((all) => all.map((mark) => mark.getAttribute('tabindex')))).toEqual(['-1', '-1', '0']);
  await marks.last().focus();
  await page.keyboard.press('ArrowLeft');
  await expect(marks.nth(1)).toBeFocused();
  await page.keyboard.press('Home');
  await expect(marks.first()).toBeFocused();
  await expect(marks.first()).toHaveCSS('outline-style', 'solid');
  expect(new URL(page.url()).searchParams.get('range')).toBe('15m');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/alerts\/.+/);
});

test('[PG435] many alerts at one place are one mark that leads to their list', async ({ page, post }) => {
  await post(...ovenHotAt([9, 7, 5, 3]));
  await openOven(page, '&range=24h');
  const mark = alertMarks(page).getByRole('link');
  await expect(mark).toHaveCount(1);
  await expect(mark).toHaveAccessibleName(/^4 alerts, /);
  await expect(mark.locator('text')).toHaveText('4');
  await mark.click();
  await expect(page).toHaveURL(/\/alerts\?sensor=Oven&from=.+&to=.+/);
  await expect(page.locator('[data-alert]')).toHaveCount(4);
});

test('[PG436] a changed threshold is marked with who and from what to what, and a press lists it', async ({
  page,
  post,
  request,
}) => {
  await post(...past(60, { sensorId: 'Oven', celsius: () => 30 }));
  await openOven(page);
  await expect(changeMarks(page)).toHaveCount(0);
  const put = await request.put('/api/threshold', {
    data: { high: 38, low: null },
    headers: { 'isotherm-by': 'Ben' },
  });
  expect(put.ok(), await put.text()).toBe(true);
  const mark = changeMarks(page).getByRole('button');
  await expect(mark).toHaveCount(1);
  await expect(mark).toHaveAccessibleName(/^Ben changed the limit: Above 40\.0 → 38\.0\s°C, \d\d:/);
  const box = (await mark.locator('rect').boundingBox())!;
  expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
  await mark.focus();
  await page.keyboard.press('Space');
  const list = page.getByRole('dialog', { name: 'Changes of the threshold' });
  await expect(list.getByRole('listitem')).toContainText(['Ben']);
  await expect(list).toContainText('Above 40.0 → 38.0');
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await expect(mark).toBeFocused();
  await request.put('/api/threshold', { data: { high: 36, low: null }, headers: { 'isotherm-by': 'Ana' } });
  await expect(mark).toHaveAccessibleName(/^2 limit changes, /);
  await mark.click();
  await expect(list.getByRole('listitem')).toContainText(['Ana', 'Ben']);
});

test('[PG437] a drag that begins on a mark moves the chart, and a pointer over it holds and reads it', async ({
  page,
  post,
}) => {
  await post(...ovenHotAt([6]));
  await openOven(page);
  const mark = alertMarks(page).getByRole('link');
  await mark.locator('rect').hover();
  await expect(page.getByText(/Holding/)).toBeVisible();
  await expect(page.locator('[data-pointed]')).toBeAttached();
  const { x, y } = (await mark.locator('rect').boundingBox())!;
  await page.mouse.move(x + 12, y + 12);
  await page.mouse.down();
  await page.mouse.move(x + 132, y + 12, { steps: 20 });
  await page.mouse.up();
  await expect.poll(() => new URL(page.url()).searchParams.get('range')).toMatch(/\.\./);
  expect(new URL(page.url()).pathname).toBe('/');
  const [from, to] = new URL(page.url()).searchParams.get('range')!.split('..').map(Date.parse);
  expect(Math.round((to! - from!) / MINUTE_MS)).toBe(15);
});
