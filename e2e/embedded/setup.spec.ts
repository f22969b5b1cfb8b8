import AxeBuilder from '@axe-core/playwright';
import type { APIRequestContext, Page } from '@playwright/test';
import type { Settings } from '#protocol/settings';
import { expect, test } from '../fixtures';
import { HOUR_MS, MINUTE_MS, past, postAll } from '../past';

/** Two hours of a fridge whose door stood open for half an hour: to 9 °C. */
const fridge = (sensorId: string) =>
  past(121, { sensorId, everyMs: MINUTE_MS, celsius: (index) => (index >= 40 && index < 70 ? 9 : 4) });

async function settingsOf(request: APIRequestContext, id: string): Promise<Settings | undefined> {
  const { settings } = (await (await request.get('/api/settings')).json()) as { settings: Settings[] };
  return settings.find((one) => one.id === id);
}

const status = (page: Page) => page.getByRole('status').filter({ hasText: /Saved|Undone/ });

test.beforeEach(async ({ page }) => {
  // Who changes things is asked once, and that is another test's.
  await page.addInitScript(() => localStorage.setItem('isotherm.by', 'Ana'));
});

test('[PG230] a fridge is set up from its chart: template, adjust, look at what it would have raised, save', async ({
  page,
  post,
  request,
}) => {
  await postAll(post, fridge('Fridge'));
  await page.goto('/');
  await page.getByRole('link', { name: 'Set up alerts' }).click();
  await expect(page).toHaveURL(/\/setup\?sensor=Fridge$/);
  await expect(page.getByText(/Last 24 h: no alert\. Only 2 hr of that is stored/)).toBeVisible();

  await page.getByRole('combobox', { name: 'What it watches' }).selectOption('Fridge');
  await page.getByRole('textbox', { name: 'How long it must last' }).fill('10 min');
  await expect(page.getByText(/Last 24 h with this draft: \d+ alerts?, .* in all; as saved: no alert/)).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(status(page)).toHaveText('Saved.');
  expect(await settingsOf(request, 'Fridge')).toMatchObject({
    changedBy: 'Ana',
    rules: { limits: { high: 8, low: 0 }, warning: { high: 5 }, lastingMs: 10 * MINUTE_MS },
  });

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(status(page)).toHaveText('Undone.');
  expect((await settingsOf(request, 'Fridge'))?.rules).toEqual({});
});

test('[PG231] thirty fridges are one form: found, ticked, put in a group, saved at once', async ({
  page,
  post,
  request,
}) => {
  await post(...Array.from({ length: 30 }, (_, index) => ({ sensorId: `Fridge ${index + 1}`, temperature: 5 })));
  await post({ sensorId: 'Oven', temperature: 30 });
  await page.goto('/setup');
  await page.getByRole('searchbox').fill('fridge');
  await page.getByRole('button', { name: 'Tick all 30' }).click();
  await page.getByRole('combobox', { name: 'What it watches' }).selectOption('Vaccine fridge');
  await expect(page.getByRole('textbox', { name: 'Group' })).toHaveValue('Vaccine fridges');
  await page.getByRole('button', { name: 'Save for 30 sensors' }).click();
  await expect(status(page)).toHaveText('Saved.');

  expect((await settingsOf(request, 'Vaccine fridges'))?.rules.limits).toMatchObject({ high: 8, low: 2 });
  expect((await settingsOf(request, 'Fridge 30'))?.details?.group).toBe('Vaccine fridges');
  expect(await settingsOf(request, 'Oven')).toBeUndefined();
  await page.goto('/setup?sensor=Fridge 7');
  await expect(page.getByText('Limits: from Vaccine fridges')).toBeVisible();
});

test('[PG493] the first sensor ticked moves none of the list', async ({ page, post }) => {
  await post({ sensorId: 'Attic', temperature: 4 }, { sensorId: 'Cellar', temperature: 4 });
  await page.goto('/setup');
  const [attic, cellar] = ['Attic', 'Cellar'].map((name) => page.getByRole('checkbox', { name }));
  const before = await cellar!.boundingBox();
  await attic!.click();
  await expect(page.getByRole('button', { name: 'Done choosing' })).toBeVisible();
  expect(await cellar!.boundingBox()).toEqual(before);
});

test('[PG232] what somebody else saves meanwhile is told, and overwritten only by who says so', async ({
  page,
  post,
  request,
}) => {
  await post({ sensorId: 'Fridge', temperature: 4 });
  await page.goto('/setup?sensor=Fridge');
  const above = page.getByRole('textbox', { name: 'Alert above' });
  await above.fill('6');
  const changes = [{ scope: 'sensor', id: 'Fridge', patch: { limits: { high: 7, low: null } } }];
  await request.patch('/api/settings', { data: { changes }, headers: { 'isotherm-by': 'Ben' } });
  await expect(page.getByText(/Ben changed Fridge at/)).toBeVisible();
  await expect(above).toHaveValue('6');

  await page.getByRole('button', { name: 'Keep mine over it' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(status(page)).toHaveText('Saved.');
  expect((await settingsOf(request, 'Fridge'))?.rules.limits).toMatchObject({ high: 6, changedBy: 'Ana' });
});

test('[PG233] what cannot be saved is said at its field, in the degrees one sees', async ({
  page,
  post,
  context,
  product,
}) => {
  await context.addCookies([{ name: 'unit', value: 'F', url: product.url }]);
  await post({ sensorId: 'Fridge', temperature: 4 });
  await page.goto('/setup?sensor=Fridge');
  await page.getByRole('textbox', { name: 'Alert above' }).fill('46.4');
  await page.getByRole('textbox', { name: 'Alert below' }).fill('50');
  await expect(page.getByText('The lower limit must be below the upper one.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled();
  await page.getByRole('textbox', { name: 'Alert below' }).fill('35.6');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(status(page)).toHaveText('Saved.');
});

test('[PG445] a form that is left unsaved is as it was on the return, and says so; nothing was sent', async ({
  page,
  post,
  request,
}) => {
  await post({ sensorId: 'Fridge', temperature: 4 }, { sensorId: 'Oven', temperature: 30 });
  const high = page.getByRole('textbox', { name: /^Alert above/ });
  const restored = page.getByText('What you filled in here before you left is here again.');
  const discard = page.getByRole('button', { name: 'Discard' });
  await page.goto('/setup?sensor=Fridge');
  await high.fill('7.5');
  await page.getByRole('link', { name: 'Go to the sensors' }).click();
  await page.getByRole('link', { name: 'Set up alerts' }).click();
  await expect(page).toHaveURL(/sensor=Fridge$/);
  await expect(high).toHaveValue('7.5');
  await expect(restored).toBeVisible();

  await page.goto('/setup?sensor=Oven');
  await expect(high).not.toHaveValue('7.5');
  await high.fill('nonsense');
  await page.getByText('Filled in and not saved yet:').getByRole('link', { name: 'Fridge' }).click();
  await expect(high).toHaveValue('7.5');
  await discard.click();
  await expect(restored).toBeHidden();
  await page.getByText('Filled in and not saved yet:').getByRole('link', { name: 'Oven' }).click();
  await expect(high).toHaveValue('nonsense');
  await expect(page.getByText('Filled in and not saved yet:')).toBeHidden();
  await page.reload();
  await expect(high).toHaveValue('nonsense');
  await discard.click();
  await page.reload();
  await expect(high).toHaveValue('40.0');
  await expect(restored).toBeHidden();
  expect((await settingsOf(request, 'Fridge'))?.rules ?? {}).toEqual({});
});

test('[PG445] a tab that is closed over something unsaved asks, and not once it is saved', async ({ page, post }) => {
  await post({ sensorId: 'Fridge', temperature: 4 });
  await page.goto('/setup?sensor=Fridge');
  await page.getByRole('textbox', { name: /^Alert above/ }).fill('7.5');
  await expect(page.getByRole('button', { name: 'Discard' })).toBeVisible();
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(status(page)).toHaveText('Saved.');
  const closed = page.waitForEvent('close');
  await page.close({ runBeforeUnload: true });
  await closed;
});

test('[PG515] what is reset, switched off or typed are figures of one’s own at once', async ({ page, post }) => {
  await post({ sensorId: 'Fridge', temperature: 4 });
  await page.goto('/setup?sensor=Fridge');
  const template = page.getByRole('combobox', { name: 'What it watches' });
  const shown = () => template.locator('option:checked');
  const changes = {
    reset: () => page.getByRole('button', { name: /^Reset: Limits/ }).click(),
    off: () => page.getByRole('switch', { name: /warn/i }).uncheck({ force: true }),
    typed: () => page.getByRole('textbox', { name: 'Alert above' }).fill('9'),
  };
  for (const change of Object.values(changes)) {
    await template.selectOption('Fridge');
    await expect(shown()).toHaveText('Fridge');
    await change();
    await expect(shown()).toHaveText('Own figures');
  }
});

test('[PG235] on a phone what saves it takes a third of the screen at most', async ({ page, post }) => {
  await page.setViewportSize({ width: 390, height: 664 });
  await post({ sensorId: 'Fridge', temperature: 4 });
  await page.goto('/setup?sensor=Fridge');
  await page.getByRole('combobox', { name: 'What it watches' }).selectOption('Fridge');
  await expect(page.getByText(/Last 24 h/)).toBeVisible();
  const bar = page.getByRole('button', { name: 'Discard' }).locator('xpath=ancestor::*[.//fieldset][1]');
  expect((await bar.boundingBox())?.height).toBeLessThan(664 / 3);
});

test('[PG234] a sensor is named, maintained, replaced and listed', async ({ page, post, request }) => {
  await post({ sensorId: 'old', temperature: 4 }, { sensorId: 'new', temperature: 4 });
  await page.goto('/sensors');
  await page.getByRole('link', { name: 'old' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Milk');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'Milk' })).toBeVisible();
  await page.getByRole('button', { name: '4 hr' }).click();
  await expect(page.getByText(/In maintenance until/)).toBeVisible();
  const { maintenanceUntilMs } = (await settingsOf(request, 'old'))?.details ?? {};
  expect(maintenanceUntilMs).toBeGreaterThan(Date.now() + 3 * HOUR_MS);

  await page.goto('/setup?sensor=new');
  await page.getByText('About this sensor').click();
  await page.getByRole('combobox', { name: 'Sensor that is replaced' }).selectOption({ label: 'Milk (old)' });
  await page.getByRole('button', { name: 'Take its place' }).click();
  await expect(page.getByText('It took the place of Milk.')).toBeVisible();
  await page.goto('/sensors');
  await expect(page.getByRole('row').filter({ hasText: 'took the place of' })).toContainText('In use');
  await expect(page.getByRole('row').last()).toContainText('Retired');
});

for (const [name, options] of [
  ['light', {}],
  ['dark', { colorScheme: 'dark' }],
  ['Chinese', { locale: 'zh-CN' }],
  ['320 px', { viewport: { width: 320, height: 700 } }],
] as const) {
  test.describe(name, () => {
    test.use(options);
    test(`[PG235] the form has nothing that axe finds serious, and fits: ${name}`, async ({ page, post }) => {
      await post({ sensorId: 'Fridge', temperature: 4 });
      await page.goto('/setup?sensor=Fridge');
      await page.getByRole('combobox').first().selectOption('vaccine-fridge');
      for (const summary of await page.locator('main summary').all()) await summary.click();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      const small = await page.evaluate(() =>
        [...document.querySelectorAll('main :is(button, input, select, textarea, summary)')]
          .map((element) => element.closest('label, [class*=Switch-body], [class*=Checkbox-body]') ?? element)
          .map((element) => ({ what: element.outerHTML.slice(0, 120), height: element.getBoundingClientRect().height }))
          .filter(({ height }) => height > 0 && height < 44),
      );
      expect(small).toEqual([]);
    });
  });
}

test('[PG507] from the list of sensors one comes to a sensor’s name at once', async ({ page, post }) => {
  await post({ sensorId: 'probe-7', temperature: 4 });
  await page.goto('/sensors');
  await page.getByRole('link', { name: 'probe-7' }).click();
  const name = page.getByRole('textbox', { name: 'Name' });
  await expect(name).toBeFocused();
  await expect(name).toBeInViewport();
  await page.keyboard.type('Milk');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved.', { exact: true }).first()).toBeVisible();
});
