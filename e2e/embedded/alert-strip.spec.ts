import type { APIRequestContext } from '@playwright/test';
import type { SettingsChange } from '#protocol/settings';
import { expect, test } from '../fixtures';

async function set(request: APIRequestContext, ...changes: Pick<SettingsChange, 'scope' | 'id' | 'patch'>[]) {
  const answer = await request.patch('/api/settings', { data: { changes }, headers: { 'isotherm-by': 'Ben' } });
  expect(answer.status(), await answer.text()).toBe(200);
}

test('[PG140] acknowledging says who has it, in every browser, and makes the row quiet', async ({
  page,
  board,
  post,
  openAnother,
}) => {
  await page.goto('/');
  await post({ sensorId: 'Oven', temperature: 50 });
  const other = await openAnother('/');
  await board.rows.getByRole('button', { name: 'Acknowledge Oven' }).click();
  await expect(board.rows).toContainText(['Acknowledged by Ana ']);
  await expect(board.tile('Oven')).toContainText(/Too hot · acknowledged by Ana \d\d:\d\d/);
  await expect(board.rows.getByRole('button', { name: 'Acknowledge Oven' })).toBeHidden();
  await expect(other.locator('[data-sensor="Oven"]')).toContainText('Too hot · acknowledged by Ana ');
});

for (const [ending, temperatures] of [
  ['stays open', [60]],
  ['is over and seen', [60, 20]],
] as const) {
  test(`[PG444] a second press where one that ${ending} was acknowledged acknowledges nothing else`, async ({
    page,
    board,
    post,
  }) => {
    await page.clock.install();
    await post(...temperatures.map((temperature) => ({ sensorId: 'Oven', temperature })));
    await post(
      { sensorId: 'Attic', temperature: 50 },
      { sensorId: 'Attic', temperature: temperatures.length > 1 ? 20 : 50 },
    );
    await page.goto('/');
    await expect(board.rows).toHaveCount(2);
    const first = (await board.rows.first().getAttribute('data-sensor-row')) ?? '';
    const second = first === 'Oven' ? 'Attic' : 'Oven';
    const button = board.rows.getByRole('button', { name: `Acknowledge ${first}` });
    const box = (await button.boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.click(x, y);
    await expect(button).toBeDisabled();
    await expect(board.tile(first)).toContainText(/Back to normal(?!, not)|acknowledged by Ana/);
    await expect(board.rows.first()).toHaveAttribute('data-sensor-row', first);
    await page.mouse.click(x, y);
    await expect(board.rows).toHaveCount(2);
    await expect(board.rows.getByRole('button', { name: `Acknowledge ${second}` })).toBeEnabled();
    await expect(page.locator(':popover-open')).toHaveCount(0);
    await page.clock.fastForward(3000);
    await expect(board.rows.first()).toHaveAttribute('data-sensor-row', second);
  });
}

test('[PG444] rows move as soon as the mouse leaves them', async ({ page, board, post }) => {
  await page.clock.install();
  await post({ sensorId: 'Oven', temperature: 60 }, { sensorId: 'Attic', temperature: 50 });
  await page.goto('/');
  await expect(board.rows).toHaveCount(2);
  const first = (await board.rows.first().getAttribute('data-sensor-row')) ?? '';
  await board.rows.getByRole('button', { name: `Acknowledge ${first}` }).click();
  await expect(board.tile(first)).toContainText('acknowledged by Ana');
  await expect(board.rows.first()).toHaveAttribute('data-sensor-row', first);
  await page.mouse.move(10, 890);
  await expect(board.rows.first()).not.toHaveAttribute('data-sensor-row', first);
});

for (const width of [1440, 1100, 390, 320]) {
  test(`[PG448] a tile says whole who has its alert, ${width} px`, async ({ page, board, post }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.addInitScript(() => localStorage.setItem('isotherm.by', 'Wilhelmina van der Berg'));
    const others = ['Attic', 'Cellar', 'Hall', 'Room 5'].map((sensorId) => ({ sensorId, temperature: 20 }));
    await post({ sensorId: 'Oven', temperature: 60 }, ...others);
    await page.goto('/');
    await board.rows.getByRole('button', { name: 'Acknowledge Oven' }).click();
    const words = board.tile('Oven').getByText(/Too hot · acknowledged by Wilhelmina van der Berg \d\d:\d\d/);
    await expect(words).toBeVisible();
    expect(
      await words.evaluate((element) => [
        element.scrollWidth - element.clientWidth,
        element.scrollHeight - element.clientHeight,
      ]),
    ).toEqual([0, 0]);
  });
}

test.describe('somebody new', () => {
  test.use({ actingName: null });

  test('[PG136] is asked for a name at the first command, once, and it is kept', async ({ page, board, post }) => {
    await page.goto('/');
    await post({ sensorId: 'Oven', temperature: 50 }, { sensorId: 'Kiln', temperature: 60 });
    await board.rows.getByRole('button', { name: 'Acknowledge Oven' }).click();
    const asked = page.getByRole('dialog', { name: 'Who is acting?' });
    await expect(asked.getByRole('textbox', { name: 'Your name' })).toBeFocused();
    await page.keyboard.type('王芳');
    await page.keyboard.press('Enter');
    await expect(board.tile('Oven')).toContainText('acknowledged by 王芳');
    await page.reload();
    await board.rows.getByRole('button', { name: 'Acknowledge Kiln' }).click();
    await expect(board.tile('Kiln')).toContainText('acknowledged by 王芳');
    await page.getByRole('button', { name: 'Settings' }).click();
    await expect(page.getByRole('textbox', { name: 'Your name' })).toHaveValue('王芳');
  });

  test('[PG136] may say not now: the command goes out, and nobody asks again', async ({ page, board, post }) => {
    await page.goto('/');
    await post({ sensorId: 'Oven', temperature: 50 }, { sensorId: 'Kiln', temperature: 60 });
    await board.rows.getByRole('button', { name: 'Acknowledge Oven' }).click();
    await page.getByRole('button', { name: 'Continue without a name' }).click();
    await expect(board.tile('Oven')).toContainText(/Too hot · acknowledged \d\d:\d\d/);
    await page.reload();
    await board.rows.getByRole('button', { name: 'Acknowledge Kiln' }).click();
    await expect(board.tile('Kiln')).toContainText(/Too hot · acknowledged \d\d:\d\d/);
  });
});

test('[PG141] a snoozed alert says until when, is quiet, and can be woken', async ({ page, board, post }) => {
  await page.goto('/');
  await post({ sensorId: 'Oven', temperature: 50 });
  const snooze = board.rows.getByRole('button', { name: 'Snooze Oven' });
  await snooze.click();
  await page.getByRole('button', { name: 'For 15 min' }).click();
  await expect(board.rows).toContainText([/Snoozed until \d\d:\d\d/]);
  await expect(board.tile('Oven')).toContainText(/Snoozed until \d\d:\d\d/);
  await expect(page).toHaveTitle(/Oven|Isotherm/);
  await snooze.press('Enter');
  await page.getByRole('button', { name: 'End snooze' }).press('Enter');
  await expect(board.tile('Oven')).toContainText('Too hot');
});

test('[PG138] what ended unseen stays until somebody acknowledged it', async ({ page, board, post }) => {
  await page.goto('/');
  await post({ sensorId: 'Oven', temperature: 50 }, { sensorId: 'Oven', temperature: 20 });
  await expect(board.rows).toContainText(['Oven is back to normal, not acknowledged']);
  await expect(board.tile('Oven')).toContainText('Back to normal, not acknowledged');
  await page.reload();
  await board.rows.getByRole('button', { name: 'Acknowledge Oven' }).click();
  await expect(board.tile('Oven')).not.toContainText('not acknowledged');
  await expect(board.rows).not.toContainText(['not acknowledged']);
});

test('[PG144] all of many alerts are behind one button, and acknowledged by one that says how many', async ({
  page,
  board,
  post,
}) => {
  await page.goto('/');
  await post(...[1, 2, 3, 4, 5, 6].map((count) => ({ sensorId: `Oven ${count}`, temperature: 50 })));
  await board.strip.getByRole('button', { name: 'and 4 more alerts', exact: true }).click();
  const drawer = page.getByRole('dialog', { name: 'Alerts now' });
  await expect(drawer.getByRole('listitem')).toHaveCount(6);
  await drawer.getByRole('button', { name: 'Acknowledge all 6 alerts' }).click();
  await expect(drawer.getByRole('listitem').filter({ hasText: 'Acknowledged by Ana' })).toHaveCount(6);
  await expect(drawer.getByRole('button', { name: /^Acknowledge/ })).toHaveCount(0);
});

test('[PG514] on a phone, too, the button that opens the other alerts says how many those are', async ({
  page,
  board,
  post,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/');
  await post({ sensorId: 'Oven', temperature: 50 }, { sensorId: 'Kiln', temperature: 50 });
  const more = board.strip.getByRole('button', { name: 'and 1 more alert', exact: true });
  await expect(more).toHaveText(/\+1/);
  await more.click();
  await expect(page.getByRole('dialog', { name: 'Alerts now' }).getByRole('listitem')).toHaveCount(2);
});

test('[PG139] what to do stands with the alert, and the alert leads to its own page', async ({ page, board, post }) => {
  await post({ sensorId: '28-0316', temperature: 20 });
  await set(page.request, {
    scope: 'sensor',
    id: '28-0316',
    patch: { name: 'Vaccines', group: 'Ward 2', note: 'Call Ana, door code 4711' },
  });
  await page.goto('/');
  await post({ sensorId: '28-0316', temperature: 50 });
  await expect(board.rows).toContainText(['Vaccines is 10.0 °C above its threshold']);
  await expect(board.rows).toContainText(['Call Ana, door code 4711']);
  await board.rows.getByRole('link', { name: 'Open Vaccines' }).click();
  await expect(page).toHaveURL(/\/alerts\/.+/);
  await expect(page.getByText('door code 4711')).toBeVisible();
});

test('[PG133] beyond but not yet for long enough shows how long of how long', async ({ page, board, post }) => {
  await set(page.request, { scope: 'all', id: '', patch: { lastingMs: 300_000 } });
  await page.goto('/');
  await post({ sensorId: 'Oven', temperature: 50 });
  await expect(board.tile('Oven')).toContainText(/Above 40\.0\s°C for 0:\d\d of 5:00/);
  await expect(board.strip).toContainText('0 of 1 sensor OK · 1 beyond a limit, not yet for long enough');
});

test('[PG137] a retired sensor stands folded away, and can be brought back', async ({ page, board, post }) => {
  await post({ sensorId: 'Old', temperature: 20 }, { sensorId: 'New', temperature: 20 });
  await set(page.request, { scope: 'sensor', id: 'Old', patch: { isRetired: true } });
  await page.goto('/');
  await expect(board.tile('New')).toBeVisible();
  await expect(board.tile('Old')).toHaveCount(0);
  await page.getByText('Retired (1)').click();
  await page.getByRole('button', { name: 'Bring back Old' }).click();
  await expect(board.tile('Old')).toBeVisible();
});

test('[PG134] sensors stand under their groups, by name', async ({ page, post }) => {
  await post(
    { sensorId: 'b', temperature: 20 },
    { sensorId: 'a', temperature: 20 },
    { sensorId: 'z', temperature: 20 },
  );
  await set(
    page.request,
    { scope: 'sensor', id: 'a', patch: { name: 'Fridge 10', group: 'Ward 2' } },
    { scope: 'sensor', id: 'b', patch: { name: 'Fridge 9', group: 'Ward 2' } },
  );
  await page.goto('/');
  const ward = page.getByRole('region', { name: 'Ward 2' });
  await expect(ward.locator('[data-sensor]')).toContainText(['Fridge 9', 'Fridge 10']);
  await expect(page.getByRole('region', { name: 'Without a group' })).toContainText('z');
});
