import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { MINUTE_MS, past, postAll } from '../past';

test.use({ actingName: null });

const HOT = { sensorId: 'Oven', temperature: 43 };
const CALM = { sensorId: 'Oven', temperature: 20 };

/** Says in the dialog that asks once who this is. */
async function sayName(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Who is acting?' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('button', { name: 'Continue', exact: true }).click();
  await expect(dialog).toBeHidden();
}

const rowsOf = (page: Page) => page.getByRole('region', { name: /^(Alerts|报警)$/ }).getByRole('listitem');

async function openFirst(page: Page): Promise<void> {
  await page.goto('/alerts');
  await rowsOf(page).first().getByRole('link').click();
  await expect(page).toHaveURL(/\/alerts\/.+/);
}

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

test('[PG250] alerts are listed by a filter that stands in the address, and live', async ({
  page,
  post,
  openAnother,
}) => {
  await page.goto('/alerts');
  await expect(page.getByText('No alert yet.')).toBeVisible();
  await post(HOT, { sensorId: 'Fridge', temperature: 50 });
  await expect(rowsOf(page)).toHaveCount(2);
  await expect(rowsOf(page).filter({ hasText: 'Oven' })).toContainText(
    /Too hot · Oven.*peak 43\.0\s°C, limit 40\.0\s°C.*Open/,
  );
  await post(CALM);
  await expect(rowsOf(page).filter({ hasText: 'Oven' })).toContainText('Back to normal, not acknowledged');

  await page.getByRole('combobox', { name: 'State' }).selectOption('Ended');
  await expect(page).toHaveURL(/\/alerts\?state=ended$/);
  await expect(rowsOf(page)).toHaveCount(1);
  await page.getByRole('combobox', { name: 'Sensor' }).selectOption('Fridge');
  await expect(page.getByText('No alert fits these choices.')).toBeVisible();
  const other = await openAnother('/alerts?state=open&sensor=Fridge');
  await expect(rowsOf(other)).toHaveCount(1);
  await page.goBack();
  await expect(rowsOf(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(page).toHaveURL(/\/alerts$/);
  await expect(rowsOf(page)).toHaveCount(2);
});

test('[PG252] alerts come a page at a time', async ({ page, post }) => {
  const crossings = Array.from({ length: 60 }, () => [HOT, CALM]).flat();
  await post(...crossings);
  await page.goto('/alerts');
  await expect(rowsOf(page)).toHaveCount(50);
  await page.getByRole('button', { name: 'Show more' }).click();
  await expect(rowsOf(page)).toHaveCount(60);
  await expect(page.getByRole('button', { name: 'Show more' })).toBeHidden();
});

test('[PG247] who acknowledges is asked once, and every browser sees it', async ({ page, post, openAnother }) => {
  await post(HOT, { sensorId: 'Fridge', temperature: 50 }, { sensorId: 'Attic', temperature: 50 });
  await page.goto('/alerts');
  const other = await openAnother('/alerts');
  await page.getByRole('button', { name: 'Acknowledge: Too hot, Oven' }).click();
  await sayName(page, 'Ana 王');
  await expect(rowsOf(other).filter({ hasText: 'Oven' })).toContainText('Acknowledged by Ana 王');
  await page.getByRole('button', { name: 'Acknowledge all 2 shown' }).click();
  await expect(rowsOf(other).filter({ hasText: 'Acknowledged by Ana 王' })).toHaveCount(3);
});

test('[PG267] an alert has a page: what it says, its chart, its figures, what happened, and what one can do', async ({
  page,
  board,
  post,
}) => {
  const heating = past(300, { sensorId: 'Oven', celsius: (index) => (index < 200 ? 30 : 44), endAgoMs: 20_000 });
  await postAll(post, heating);
  await openFirst(page);
  await expect(page.getByRole('heading', { name: 'Oven is 4.0 °C above its threshold' })).toBeVisible();
  await expect(page.getByText(/^Now 44\.0\s°C · alert above 40\.0\s°C · for /)).toBeVisible();
  await expect(board.chart).toContainText('Alert above 40.0 °C');
  expect(await board.trace()).not.toBe('');
  const figure = (name: string | RegExp) => page.locator('dl > div').filter({ hasText: name }).locator('dd');
  await expect(figure('Peak')).toHaveText('44.0 °C');
  await expect(figure('Average')).toHaveText('44.0 °C');
  await expect(figure(/^Readings\d/)).toHaveText('100');
  await expect(figure('Degree-minutes beyond 40.0 °C')).toHaveText(/^6\.[5-7]\s°C·min$/);

  const steps = page.getByRole('region', { name: 'What happened' }).getByRole('listitem');
  await expect(steps).toContainText(['Opened · at 44.0 °C']);
  await page.getByRole('textbox', { name: 'Note' }).fill('Door was open');
  await page.getByRole('button', { name: 'Add note' }).click();
  await sayName(page, 'Ana');
  await expect(steps.nth(1)).toContainText('Note by Ana');
  await expect(steps.nth(1)).toContainText('Door was open');
  await page.getByRole('group', { name: 'Snooze for' }).getByRole('button', { name: '15 min' }).click();
  await expect(steps.nth(2)).toContainText(/Snoozed until .*\d\d:\d\d by Ana/);
  await page.getByRole('button', { name: 'Acknowledge' }).click();
  await expect(steps.nth(3)).toContainText('Acknowledged by Ana');
  await post({ sensorId: 'Oven', temperature: 20 });
  await expect(page.getByRole('heading', { name: 'Oven was up to 4.0 °C above its threshold' })).toBeVisible();
  await expect(steps.nth(4)).toContainText('Ended: back to normal');
});

test('[PG470] under what an alert says its figures are a line of their own, while it lasts and after', async ({
  page,
  post,
}) => {
  await post(HOT);
  await openFirst(page);
  const line = page.getByRole('heading', { level: 1 }).locator('xpath=following-sibling::p[1]');
  await expect(line).toHaveText(/^Now 43\.0\s°C · alert above 40\.0\s°C · for \d/);
  await post({ sensorId: 'Oven', temperature: 41 }, CALM);
  await expect(line).toHaveText(/^Peak 43\.0\s°C · alert above 40\.0\s°C · lasted \d/);
});

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' });

  test('[PG470] the figures of an alert are a line of their own', async ({ page, post }) => {
    await post(HOT);
    await openFirst(page);
    await expect(page.getByText(/^现在 43\.0\s°C · 高于 40\.0\s°C 报警 · 已持续 \d/)).toBeVisible();
  });
});

test('[PG265] one alert of a sensor leads to the one before and the one after', async ({ page, post }) => {
  await post(HOT, CALM, HOT, CALM, HOT);
  await openFirst(page);
  await expect(page.getByText('No later alert')).toBeVisible();
  await page.getByRole('link', { name: /^Previous alert/ }).click();
  await expect(page.getByText('No later alert')).toBeHidden();
  await page.getByRole('link', { name: /^Previous alert/ }).click();
  await expect(page.getByText('No earlier alert')).toBeVisible();
  await page.getByRole('link', { name: /^Next alert/ }).click();
  await expect(page.getByRole('link', { name: /^Previous alert/ })).toBeVisible();
  await page.getByRole('link', { name: 'Open the sensor' }).click();
  await expect(page).toHaveURL(/\/\?sensor=Oven$/);
});

test.describe('an address of no alert', () => {
  test.use({ expectedErrors: /404/ });

  test('[PG268] [PG476] is said to be none, and leads on', async ({ page }) => {
    await page.goto('/alerts/nothing%20here');
    await expect(page.getByRole('heading', { name: 'There is no such alert' })).toBeVisible();
    await expect(page).toHaveTitle('There is no such alert · Isotherm');
    await page.getByRole('link', { name: 'All alerts' }).click();
    await expect(page).toHaveURL(/\/alerts$/);
  });
});

test('[PG269] printed, an alert is black on white, with its chart and without controls', async ({
  page,
  board,
  post,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await post(...past(120, { sensorId: 'Oven', celsius: () => 44 }));
  await openFirst(page);
  await expect(board.chart).toContainText('Alert above');
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Acknowledge' })).toBeHidden();
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
  expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(0, 0, 0)');
  await page.setViewportSize({ width: 640, height: 900 });
  const drawn = await board.chart.locator('svg.recharts-surface').first().boundingBox();
  expect((drawn?.x ?? 0) + (drawn?.width ?? 0)).toBeLessThanOrEqual(640);
});

test('[PG244] title and icon of the tab carry the worst alert, on every page', async ({ page, post }) => {
  const icon = () => page.evaluate(() => document.querySelector('link[rel~="icon"]')?.getAttribute('href') ?? '');
  await page.goto('/');
  await expect(page).toHaveTitle('Isotherm');
  const own = await icon();
  await post(HOT, { sensorId: 'Fridge', temperature: 50 });
  await expect(page).toHaveTitle('(2) Too hot · Oven · Isotherm');
  expect(decodeURIComponent(await icon())).toContain('fill="#c62828"');
  await page.getByRole('link', { name: '2 open alerts' }).click();
  await expect(page.getByRole('heading', { name: 'Alerts' })).toBeVisible();
  await expect(page).toHaveTitle('(2) Too hot · Oven · Isotherm');
  await post(CALM, { sensorId: 'Fridge', temperature: 4 });
  await expect(page).toHaveTitle('Alerts · Isotherm');
  expect(await icon()).toBe(own);
});

test('[PG476] the tab of an alert that ended says which it was, and no other page is named after it', async ({
  page,
  post,
}) => {
  await post(HOT, CALM, { sensorId: 'Fridge', temperature: 50 }, { sensorId: 'Fridge', temperature: 4 });
  await openFirst(page);
  await expect(page).toHaveTitle('Too hot · Fridge · Isotherm');
  await page.reload();
  await expect(page).toHaveTitle('Too hot · Fridge · Isotherm');
  await page.getByRole('link', { name: 'All alerts' }).click();
  await expect(page).toHaveTitle('Alerts · Isotherm');
  await rowsOf(page).filter({ hasText: 'Oven' }).getByRole('link').first().click();
  await expect(page).toHaveTitle('Too hot · Oven · Isotherm');
  await post({ sensorId: 'Attic', temperature: 60 });
  await expect(page).toHaveTitle('(1) Too hot · Attic · Isotherm');
  await post({ sensorId: 'Attic', temperature: 6 });
  await expect(page).toHaveTitle('Too hot · Oven · Isotherm');
});

/** Counts the tones that are started, in the page. */
function countTones(): void {
  const counted = globalThis as unknown as { tones: number };
  counted.tones = 0;
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (...args) {
    counted.tones += 1;
    return start.apply(this, args);
  };
}

const tonesOf = (page: Page) => page.evaluate(() => (globalThis as unknown as { tones: number }).tones);
/** Notes of one critical tone. */
const NOTES = 6;

async function turnSoundOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Turn sound on' }).click();
  await expect(page.getByText('This browser sounds while an alert rings.')).toBeVisible();
}

test('[PG241] sound is turned on by a press that proves it, repeats until somebody acknowledges, and can be muted', async ({
  page,
  post,
}) => {
  await page.addInitScript(countTones);
  await page.goto('/');
  await turnSoundOn(page);
  expect(await tonesOf(page)).toBe(NOTES);
  await page.keyboard.press('Escape');
  await post(HOT);
  await expect.poll(() => tonesOf(page), { timeout: 15_000 }).toBeGreaterThanOrEqual(3 * NOTES);
  await page.getByRole('button', { name: 'Mute for 15 min' }).click();
  const muted = await tonesOf(page);
  await page.waitForTimeout(6_000);
  expect(await tonesOf(page)).toBe(muted);
});

test('[PG243] of two tabs of a browser one sounds, and the other when that one is closed', async ({
  page,
  context,
  post,
}) => {
  await context.addInitScript(countTones);
  await page.goto('/');
  await turnSoundOn(page);
  await page.keyboard.press('Escape');
  const second = await context.newPage();
  await second.goto('/');
  await second.getByRole('heading', { name: 'No readings yet' }).click();
  await post(HOT);
  const rung = async () => [(await tonesOf(page)) > NOTES, (await tonesOf(second)) > 0];
  await expect.poll(async () => (await rung()).filter(Boolean).length).toBe(1);
  await page.waitForTimeout(6_000);
  const [isFirst] = await rung();
  expect((await rung()).filter(Boolean)).toHaveLength(1);
  const [leader, other] = isFirst ? [page, second] : [second, page];
  const before = await tonesOf(other);
  await leader.close();
  await expect.poll(() => tonesOf(other), { timeout: 15_000 }).toBeGreaterThan(before);
});

test('[PG245] while the page is hidden the browser tells of an alert that opens, where it was asked to', async ({
  page,
  context,
  post,
}) => {
  await context.grantPermissions(['notifications']);
  await page.addInitScript(() => {
    const told: unknown[] = [];
    class Told {
      static permission = 'granted';
      onclick: (() => void) | null = null;
      constructor(title: string, options: NotificationOptions) {
        told.push({ title, ...options });
        Object.assign(globalThis, { lastTold: this });
      }
      close() {}
    }
    Object.assign(globalThis, { told, Notification: Told });
    Object.defineProperty(document, 'hidden', { get: () => (globalThis as { isAway?: boolean }).isAway === true });
  });
  const told = () => page.evaluate(() => (globalThis as unknown as { told: { title: string; tag: string }[] }).told);
  await page.goto('/');
  await post({ sensorId: 'Oven', temperature: 20 });
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Turn notifications on' }).click();
  await expect(page.getByText('While this page is hidden, the browser tells you')).toBeVisible();
  await page.keyboard.press('Escape');
  await post(HOT);
  await expect(page).toHaveTitle(/Too hot/);
  await post(CALM);
  await expect(page).toHaveTitle('Isotherm');
  expect(await told()).toEqual([]);
  await page.evaluate(() => Object.assign(globalThis, { isAway: true }));
  await post(HOT);
  await expect.poll(told).toMatchObject([
    {
      title: expect.stringMatching(/Oven is 3\.0\s°C above its threshold/),
      body: expect.stringMatching(/^Peak 43\.0\s°C · alert above 40\.0\s°C · for /),
    },
  ]);
  await page.evaluate(() => (globalThis as unknown as { lastTold: { onclick(): void } }).lastTold.onclick());
  await expect(page).toHaveURL(/\/alerts\/.+/);
  await post(CALM, { sensorId: 'Oven', temperature: 21 });
  await expect(page.getByRole('heading', { name: 'Oven was up to' })).toBeVisible();
  expect(await told()).toHaveLength(1);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test('[PG83] axe finds nothing serious on the pages of alerts', async ({ page, board, post }) => {
      await post(...past(30, { sensorId: 'Oven', celsius: () => 44, endAgoMs: MINUTE_MS }), HOT);
      await page.goto('/alerts');
      await expect(rowsOf(page)).toHaveCount(1);
      expect(await findings(page), 'list').toEqual([]);
      await openFirst(page);
      await expect(board.chart).toContainText('Alert above');
      await expect(page.getByText('Degree-minutes beyond')).toBeVisible();
      expect(await findings(page), 'alert').toEqual([]);
    });
  });
}

for (const width of [320, 390]) {
  test(`[PG81] the pages of alerts fit into ${width} px`, async ({ page, post }) => {
    await page.setViewportSize({ width, height: 800 });
    await post(HOT, { sensorId: 'A sensor with a rather long name (cellar)', temperature: 50 });
    const isSideways = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    await page.goto('/alerts');
    await expect(rowsOf(page)).toHaveCount(2);
    expect(await isSideways()).toBe(false);
    await openFirst(page);
    await expect(page.getByText('Degree-minutes beyond')).toBeVisible();
    expect(await isSideways()).toBe(false);
  });
}
