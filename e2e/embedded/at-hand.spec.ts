import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures';

const ROOMS = ['Attic', 'Cellar', 'Hall', 'Kitchen', 'Oven', 'Room 6', 'Room 7'];
const WARM = ROOMS.map((sensorId) => ({ sensorId, temperature: 21 }));

const scrolledBy = (page: Page) => page.evaluate(() => scrollY);

/** How far something reaches below the window, px. */
async function below(page: Page, what: Locator): Promise<number> {
  const box = await what.boundingBox();
  if (box === null) throw new Error('It is not on the page.');
  return Math.max(0, box.y + box.height - (page.viewportSize()?.height ?? 0));
}

test('[PG460] to choose a sensor moves nothing where the chart is in sight, and leads to it where it is not', async ({
  page,
  board,
  post,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await post(...WARM);
  await page.goto('/?sensor=Attic');
  await expect(board.chart).toBeVisible();
  await board.tile('Room 7').click();
  await expect(board.chart).toHaveAccessibleName(/Room 7/);
  expect(await scrolledBy(page)).toBe(0);

  await page.setViewportSize({ width: 390, height: 844 });
  await page.evaluate(() => scrollTo(0, 0));
  await board.tile('Hall').click();
  await expect.poll(() => scrolledBy(page)).toBeGreaterThan(0);
});

test('[PG461] the way to save a pulled limit is in sight where its fields are', async ({ page, board, post }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await post(...WARM, { sensorId: 'Oven', temperature: 38 });
  await page.goto('/?sensor=Oven');
  await board.chart.getByRole('slider', { name: 'Upper limit on the chart' }).press('ArrowDown');
  const field = board.threshold.getByRole('textbox', { name: 'Alert above' });
  await expect(field).toHaveValue('39.9');
  const save = page.getByRole('button', { name: 'Save', exact: true });
  await expect(save).toBeVisible();
  expect([await below(page, field), await below(page, save)]).toEqual([0, 0]);
  // Nor does it lie over what one goes on pressing.
  for (const name of ['Lower the upper limit', 'Raise the upper limit'])
    await page.getByRole('button', { name }).click({ trial: true });
  expect(await scrolledBy(page)).toBe(0);
});

for (const width of [1280, 1440]) {
  test(`[PG474] chart and the way to save are in sight together at ${width} by 720`, async ({ page, board, post }) => {
    await page.setViewportSize({ width, height: 720 });
    await post(...WARM, { sensorId: 'Oven', temperature: 38 });
    await page.goto('/?sensor=Oven');
    const handle = board.chart.getByRole('slider', { name: 'Upper limit on the chart' });
    await handle.press('ArrowDown');
    const [save, back] = ['Save', 'Cancel'].map((name) => page.getByRole('button', { name, exact: true }));
    await expect(save!).toBeInViewport({ ratio: 1 });
    const plot = board.chart.locator('.recharts-cartesian-grid');
    await expect(plot).toBeInViewport({ ratio: 1 });
    // Seen, not covered: what lies there is the chart.
    const { x, y, height } = (await plot.boundingBox())!;
    const lowest = await page.evaluate(
      ([left, top]) => document.elementFromPoint(left!, top!)?.closest('figure')?.tagName,
      [x + 20, y + height - 4],
    );
    expect(lowest).toBe('FIGURE');
    expect(await scrolledBy(page)).toBe(0);
    await back!.click();
    await expect(save!).toBeHidden();
    // Begun in a field it leaves the fields alone.
    const lower = page.getByRole('button', { name: 'Lower the upper limit' });
    await lower.click();
    await expect(save!).toBeVisible();
    await lower.click({ trial: true });
    await expect(board.threshold.getByRole('textbox', { name: 'Alert above' })).toHaveValue('39.9');
  });
}

test('[PG491] nothing moves under the hand that drafts, at the end of the page too', async ({ page, board, post }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  const more = ['Room 8', 'Room 9', 'Sauna'].map((sensorId) => ({ sensorId, temperature: 21 }));
  await post(...WARM, ...more, { sensorId: 'Oven', temperature: 38 });
  await page.route('**/api/back-test', () => {});
  await page.goto('/?sensor=Oven');
  await expect(board.rows).toHaveCount(0);
  const handle = board.chart.getByRole('slider', { name: 'Upper limit on the chart' });
  await expect(handle).toBeVisible();
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  const [fields, save] = [board.threshold.getByRole('textbox', { name: 'Alert above' }), page.getByText(/^Save/)];
  const top = async (what: Locator) => (await what.boundingBox())?.y;
  const before = [await top(board.chart), await top(fields)];
  await handle.press('ArrowDown');
  await expect(save).toBeVisible();
  expect([await top(board.chart), await top(fields)]).toEqual(before);
  const counting = await top(save);
  await page.unroute('**/api/back-test');
  await handle.press('ArrowDown');
  await expect(page.getByText('Last 24 h')).toBeVisible();
  expect([await top(board.chart), await top(fields), await top(save)]).toEqual([...before, counting]);
});

test('[PG462] no page lets a browser translate it', async ({ page }) => {
  for (const path of ['/', '/wall', '/alerts']) {
    await page.goto(path);
    await expect(page.locator('html'), path).toHaveAttribute('translate', 'no');
  }
});

test('[PG463] the words of buttons are seen whole', async ({ page, post }) => {
  await post(...WARM, { sensorId: 'Oven', temperature: 60 });
  for (const path of ['/', '/alerts', '/notifications', '/setup']) {
    await page.goto(path, { waitUntil: 'networkidle' });
    const cut = await page.locator('.mantine-Button-label').evaluateAll(
      (labels) =>
        labels.filter((label) => {
          const words = document.createRange();
          words.selectNodeContents(label);
          const [inside, around] = [words.getBoundingClientRect(), label.getBoundingClientRect()];
          return inside.height > 0 && (inside.top < around.top - 0.5 || inside.bottom > around.bottom + 0.5);
        }).length,
    );
    expect(cut, path).toBe(0);
  }
});

test('[PG464] headings go down by one level at a time', async ({ page, post, request, product }) => {
  await post(...WARM, { sensorId: 'Oven', temperature: 60 });
  const listed = async () => (await (await request.get(`${product.url}/api/alerts`)).json()).alerts;
  await expect.poll(async () => (await listed()).length).toBe(1);
  const alert = `/alerts/${encodeURIComponent((await listed())[0].id)}`;
  for (const path of ['/', alert, '/alerts', '/setup', '/setup?sensor=Oven', '/notifications', '/system', '/wall']) {
    await page.goto(path, { waitUntil: 'networkidle' });
    await expect(page.getByRole('heading', { level: 1 }), path).toHaveCount(1);
    const levels = await page
      .locator('h1, h2, h3, h4')
      .evaluateAll((all) => all.map((heading) => Number(heading.tagName[1])));
    const steps = levels.map((level, index) => level - (levels[index - 1] ?? 0));
    expect(Math.max(...steps), `${path}: ${levels}`).toBe(1);
  }
});

test('[PG465] only the limit that was changed is marked as a draft', async ({ page, board, post }) => {
  await post(...WARM);
  await page.goto('/?sensor=Oven');
  const marked = page.locator('[data-limit][data-drafted=true]');
  await board.threshold.getByRole('textbox', { name: 'Alert above' }).fill('39');
  await expect(marked).toHaveCount(1);
  await expect(marked).toHaveAttribute('data-limit', 'high');
});
