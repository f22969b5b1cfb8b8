import AxeBuilder from '@axe-core/playwright';
import type { APIRequestContext, Page } from '@playwright/test';
import type { Channel } from '#protocol/channel';
import { type HookServer, startHookServer } from '#server/testing/hook-server';
import { test as base, expect } from '../fixtures';

type Receivers = { ana: HookServer; bo: HookServer };

/** Two receivers of webhooks that the product may reach, and that are there before it. */
const test = base.extend<{ receivers: Receivers }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
  receivers: async ({}, use) => {
    const [ana, bo] = await Promise.all([startHookServer(), startHookServer()]);
    await use({ ana, bo });
    await Promise.all([ana.close(), bo.close()]);
  },
  productOptions: async ({ receivers: { ana, bo } }, use) => use({ env: { NOTIFY_ALLOW: `${ana.place},${bo.place}` } }),
});

async function addChannel(request: APIRequestContext, draft: object): Promise<void> {
  await expect.poll(async () => (await request.get('/readyz')).status()).toBe(200);
  const answer = await request.post('/api/channels', { data: draft, headers: { 'isotherm-by': 'Ana' } });
  expect(answer.status(), await answer.text()).toBe(200);
}

async function channelsOf(request: APIRequestContext): Promise<Channel[]> {
  return (await (await request.get('/api/channels')).json()).channels;
}

const webhook = ({ url }: HookServer) => ({ kind: 'webhook', url });
const titlesOf = ({ heard }: HookServer) => heard.map(({ body }) => JSON.parse(body).title);
const blank = (page: Page) => page.getByRole('button', { name: /^Tell / });
const list = (page: Page) => page.getByRole('group', { name: 'Whom to tell' });
const status = (page: Page) => page.getByRole('status').filter({ hasText: /Saved|Undone/ });

test('[PG480][PG481][NT2] Ana is told of the freezer and Bo of the lab, as the sentence says', async ({
  page,
  post,
  request,
  receivers,
}) => {
  await post({ sensorId: 'freezer', temperature: 5 }, { sensorId: 'lab', temperature: 5 });
  await addChannel(request, { name: 'Ana', target: webhook(receivers.ana) });
  await addChannel(request, { name: 'Bo', target: webhook(receivers.bo), sensorIds: ['freezer'] });
  await page.goto('/setup?sensor=lab');
  await expect(blank(page)).toHaveText('Ana');
  await blank(page).click();
  await list(page).getByRole('checkbox', { name: 'Ana' }).uncheck();
  await list(page).getByRole('checkbox', { name: 'Bo' }).check();
  await expect(list(page).getByText('all sensors, except lab')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(blank(page)).toHaveText('Bo');
  expect((await channelsOf(request))[0]?.exceptSensorIds).toEqual([]);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(status(page)).toHaveText('Saved.');

  await page.goto('/setup?sensor=freezer');
  await expect(blank(page)).toHaveText('Ana, Bo');
  await blank(page).click();
  await list(page).getByRole('checkbox', { name: 'Bo' }).uncheck();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(status(page)).toHaveText('Saved.');

  await post({ sensorId: 'freezer', temperature: 45 }, { sensorId: 'lab', temperature: 45 });
  await expect
    .poll(() => [titlesOf(receivers.ana), titlesOf(receivers.bo)])
    .toEqual([[expect.stringContaining('freezer')], [expect.stringContaining('lab')]]);
});

test('[PG480] what is ticked is kept on the way, saved with the rules, and taken back with them', async ({
  page,
  post,
  request,
  receivers,
}) => {
  await post(...['a', 'b', 'c'].map((sensorId) => ({ sensorId, temperature: 5 })));
  await addChannel(request, { name: 'Bo', target: webhook(receivers.bo), sensorIds: ['a'] });
  await page.goto('/setup?sensor=a&sensor=b');
  await expect(blank(page)).toHaveText('Bo (of some)');
  await blank(page).click();
  const bo = list(page).getByRole('checkbox', { name: 'Bo' });
  await expect(bo).toBeChecked({ indeterminate: true });
  await bo.check();
  await list(page).getByRole('link', { name: 'Add or change whom to tell' }).click();
  await expect(page).toHaveURL(/\/notifications\?back=/);
  await page.getByRole('link', { name: 'Back to setting up alerts' }).click();
  await expect(page.getByText('What you filled in here before you left is here again.')).toBeVisible();
  await expect(blank(page)).toHaveText('Bo');
  await page.getByRole('textbox', { name: 'Alert above' }).fill('8');
  await page.getByRole('button', { name: 'Save for 2 sensors' }).click();
  await expect(status(page)).toHaveText('Saved.');
  expect(await channelsOf(request)).toMatchObject([{ sensorIds: ['a', 'b'], tellsOthers: false }]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(status(page)).toHaveText('Undone.');
  expect(await channelsOf(request)).toMatchObject([{ sensorIds: ['a'], tellsOthers: false }]);
  await expect(blank(page)).toHaveText('Bo (of some)');
});

test('[PG221][PG482] nobody is told yet: the blank leads to where somebody is added, and back to the form as it was', async ({
  page,
  post,
  receivers,
}) => {
  await post({ sensorId: 'fridge', temperature: 5 });
  await page.goto('/setup?sensor=fridge');
  await page.getByRole('textbox', { name: 'Alert above' }).fill('7.5');
  await page.getByRole('link', { name: 'nobody yet: add somebody' }).click();
  await page.getByRole('button', { name: 'Add a channel' }).click();
  const form = page.getByRole('dialog', { name: 'Add a channel' });
  await form.getByRole('textbox', { name: 'Name' }).fill('Ana');
  await form.getByLabel('How', { exact: true }).selectOption('webhook');
  await form.getByRole('textbox', { name: 'Address' }).fill(receivers.ana.url);
  await form.getByLabel('About which sensors').selectOption('Only those chosen here');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Critical and warnings · no sensor')).toBeVisible();
  await page.getByRole('link', { name: 'Back to setting up alerts' }).click();
  await expect(page).toHaveURL(/\/setup\?sensor=fridge$/);
  await expect(page.getByRole('textbox', { name: 'Alert above' })).toHaveValue('7.5');
  await expect(blank(page)).toHaveText('nobody yet');
});

test('[PG501] who there is to tell is asked again while the server does not say', async ({
  page,
  post,
  request,
  receivers,
}) => {
  await post({ sensorId: 'lab', temperature: 5 });
  await addChannel(request, { name: 'Ana', target: webhook(receivers.ana) });
  let refused = 0;
  await page.route('**/api/channels', async (route) => {
    refused += 1;
    await (refused > 2 ? route.continue() : route.abort());
  });
  await page.goto('/setup?sensor=lab');
  await expect(blank(page)).toHaveText('Ana');
  expect(refused).toBeGreaterThan(2);
});

test('[PG235][PG480] the list is for everybody: by keyboard, with names, in 320 px', async ({
  page,
  post,
  request,
  receivers,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await post({ sensorId: 'fridge', temperature: 5 });
  for (const name of ['Ana', 'Bo'])
    await addChannel(request, { name, severities: ['critical'], target: webhook(receivers.ana) });
  await page.goto('/setup?sensor=fridge');
  await expect(blank(page)).toHaveText('Ana (critical only), Bo (critical only)');
  await blank(page).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(list(page).getByRole('checkbox', { name: 'Ana' })).toBeFocused();
  await page.keyboard.press('Space');
  await expect(list(page).getByRole('checkbox', { name: 'Ana' })).not.toBeChecked();
  const box = await list(page).boundingBox();
  expect([box && box.x >= 0, box && box.x + box.width <= 320]).toEqual([true, true]);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(list(page)).toBeHidden();
  await expect(blank(page)).toBeFocused();
});

test('[PG400] in forced colours a tick is drawn, and not in the colour of its box', async ({
  page,
  post,
  request,
  receivers,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await post({ sensorId: 'fridge', temperature: 5 });
  await addChannel(request, { name: 'Ana', target: webhook(receivers.ana) });
  await page.goto('/setup?sensor=fridge');
  await blank(page).click();
  await expect(list(page).getByRole('checkbox', { name: 'Ana' })).toBeChecked();
  const colours = await list(page)
    .locator('li svg')
    .evaluate((tick) => [getComputedStyle(tick).color, getComputedStyle(document.body).backgroundColor]);
  expect(colours[0]).not.toBe(colours[1]);
});
