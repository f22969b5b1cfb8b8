import { type HookServer, startHookServer } from '#server/testing/hook-server';
import { test as base, expect } from '../fixtures';

/** A receiver of webhooks that the product may reach, and that is there before it. */
const test = base.extend<{ hook: HookServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
  hook: async ({}, use) => {
    const hook = await startHookServer();
    await use(hook);
    await hook.close();
  },
  productOptions: async ({ hook }, use) => use({ env: { NOTIFY_ALLOW: hook.place } }),
});

const told = (hook: HookServer) => hook.heard.map(({ body }) => JSON.parse(body));

test('[PG494] what is left empty in a channel is said at its field, and nothing is sent', async ({ page }) => {
  await page.goto('/notifications');
  await page.getByRole('button', { name: 'Add a channel' }).click();
  const sent: string[] = [];
  page.on('request', (request) => request.method() !== 'GET' && sent.push(request.url()));
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription(/Write a name/);
  await expect(page.getByRole('textbox', { name: 'Topic' })).toHaveAccessibleDescription(/Write 1 to 64 letters/);
  expect(sent).toEqual([]);
});

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' });

  test('[PG513] the button that shows a hidden token is named by it, and pressed from the keyboard', async ({
    page,
  }) => {
    await page.goto('/notifications');
    await page.getByRole('button', { name: '添加渠道' }).click();
    const token = page.getByRole('textbox', { name: '访问令牌' });
    await token.fill('tk_secret');
    await expect(token).toHaveAttribute('type', 'password');
    await token.press('Tab');
    const show = page.getByRole('button', { name: '显示令牌', exact: true });
    await expect(show).toBeFocused();
    await page.keyboard.press('Space');
    await expect(token).toHaveAttribute('type', 'text');
    await expect(show).toHaveAttribute('aria-pressed', 'true');
  });
});

test('[PG280][PG449][NT1][NT21] a channel is added and tried on the page, and then tells what happens, and of which sensor', async ({
  page,
  hook,
  post,
}) => {
  await page.goto('/notifications');
  await expect(page.getByText(/Nobody is told yet/)).toBeVisible();
  await page.getByRole('button', { name: 'Add a channel' }).click();
  const form = page.getByRole('dialog', { name: 'Add a channel' });
  await form.getByRole('textbox', { name: 'Name' }).fill('Ana');
  await form.getByLabel('How', { exact: true }).selectOption('webhook');
  await form.getByRole('textbox', { name: 'Address' }).fill(hook.url);
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toBeHidden();

  await page.getByRole('button', { name: 'Send a test' }).click();
  await expect(page.getByText('The test was delivered.')).toBeVisible();
  expect(told(hook)).toMatchObject([{ what: 'test' }]);

  await post({ sensorId: 'fridge', temperature: 45 });
  await expect.poll(() => told(hook).map(({ what }) => what)).toEqual(['test', 'opened']);
  expect(told(hook)[1].title).toContain('fridge');
  await post({ sensorId: 'fridge', temperature: 20 });
  await expect.poll(() => told(hook).map(({ what }) => what)).toEqual(['test', 'opened', 'ended']);
  const log = page.getByRole('region', { name: 'What was sent' }).getByRole('listitem');
  await expect(log.filter({ hasText: 'Ended · fridge → Ana' })).toContainText('Delivered', { timeout: 20_000 });
  await log.filter({ hasText: 'Ended · fridge → Ana' }).getByRole('link', { name: 'Open the alert' }).click();
  await expect(page).toHaveURL(/\/alerts\//);
});

test.describe('a channel that was changed meanwhile', () => {
  test.use({ expectedErrors: /status of 412/ });

  test('[PG486] what somebody else changed of a channel meanwhile is not saved over, and that is said', async ({
    page,
    request,
  }) => {
    await expect.poll(async () => (await request.get('/readyz')).status()).toBe(200);
    const target = { kind: 'email', to: ['ana@example.org'] };
    const added = await (await request.post('/api/channels', { data: { name: 'Ana', target } })).json();
    await page.goto('/notifications');
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    const form = page.getByRole('dialog', { name: 'Change Ana' });
    await form.getByRole('textbox', { name: 'Name' }).fill('Ana M');
    const except = { channelId: added.channelId, scope: 'sensor', id: 'Fridge', tells: false };
    expect((await request.patch('/api/channels', { data: { changes: [except] } })).status()).toBe(200);
    await form.getByRole('button', { name: 'Save' }).click();
    await expect(form.getByText(/^Nothing was saved: somebody changed this channel meanwhile/)).toHaveRole('alert');
    await expect(form.getByRole('textbox', { name: 'Name' })).toHaveValue('Ana M');
    const now = async () => (await request.get(`/api/channels/${added.channelId}`)).json();
    expect(await now()).toMatchObject({ name: 'Ana', exceptSensorIds: ['Fridge'] });

    await form.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('listitem').filter({ hasText: 'Ana' })).toContainText('Fridge');
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await form.getByRole('textbox', { name: 'Name' }).fill('Ana M');
    await form.getByRole('button', { name: 'Save' }).click();
    await expect(form).toBeHidden();
    expect(await now()).toMatchObject({ name: 'Ana M', exceptSensorIds: ['Fridge'] });
  });
});

test('[NT3][NT4] a target that is down is told when it is back, over a crash of ours, by the same id', async ({
  page,
  hook,
  post,
  product,
  request,
}) => {
  const draft = { name: 'Ana', target: { kind: 'webhook', url: hook.url } };
  const answer = await request.post('/api/channels', { data: draft, headers: { 'isotherm-by': 'Ana' } });
  expect(answer.status(), await answer.text()).toBe(200);
  hook.answerWith(503);
  await post({ sensorId: 'fridge', temperature: 45 });
  await page.goto('/notifications');
  const row = page.getByRole('region', { name: 'What was sent' }).getByRole('listitem').first();
  await expect(row).toContainText(/Waiting.*next try/, { timeout: 20_000 });
  await expect(row).toContainText('503');
  await product.killAndRestart();
  hook.answerWith(200);
  await expect(row).toContainText('Delivered', { timeout: 40_000 });
  const ids = told(hook).map(({ deliveryId }) => deliveryId);
  expect(ids.length).toBeGreaterThan(1);
  expect(new Set(ids).size).toBe(1);
});

test('[NT10][NT21] a place in the own network is refused, and the page says what to do', async ({ page, request }) => {
  await expect.poll(async () => (await request.get('/readyz')).status()).toBe(200);
  const draft = { name: 'Inside', target: { kind: 'webhook', url: 'https://localhost:9/hook' } };
  expect((await request.post('/api/channels', { data: draft, headers: { 'isotherm-by': 'Ana' } })).status()).toBe(200);
  await page.goto('/notifications');
  await page.getByRole('button', { name: 'Send a test' }).click();
  await expect(page.getByText(/did not get through.*NOTIFY_ALLOW/)).toBeVisible();
});
