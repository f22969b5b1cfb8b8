import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { MINUTE_MS } from '../past';

test.use({ timezoneId: 'Europe/Berlin' });

const ticks = (page: Page) => page.locator('figure .recharts-xAxis-tick-labels text').allTextContents();

/** `14:02` there and now. */
function timeIn(timeZone: string, atMs: number): string {
  return new Intl.DateTimeFormat('en', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(atMs);
}

async function chooseZone(page: Page, words: string, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Settings' }).click();
  const field = page.getByLabel('Time zone');
  await field.first().click();
  await page.keyboard.type(words);
  await page.getByRole('option', { name, exact: true }).click();
  await expect(field.first()).toHaveValue(name);
  await page.keyboard.press('Escape');
}

test('[PG340] times are those of the device until another zone is chosen, and stay those of that one', async ({
  page,
  board,
  post,
  context,
}) => {
  const atMs = Date.now() - 5 * MINUTE_MS;
  await post({ sensorId: 'Fridge', temperature: 4, timestamp: atMs });
  await page.goto('/?sensor=Fridge');
  await page.getByText('Show as table').click();
  const row = page.getByRole('table').locator('tbody tr').first();
  await expect(row).toContainText(timeIn('Europe/Berlin', atMs));
  await chooseZone(page, 'kathm', 'Asia/Kathmandu');
  await expect(row).toContainText(timeIn('Asia/Kathmandu', atMs));
  await page.reload();
  await page.getByText('Show as table').click();
  await expect(row).toContainText(timeIn('Asia/Kathmandu', atMs));
  await page.goto('/wall');
  const now = () => timeIn('Asia/Kathmandu', Date.now());
  await expect.poll(async () => (await page.locator('header time').textContent()) === now()).toBe(true);
  await page.goto('/?sensor=Fridge');
  await expect(board.tile('Fridge')).toBeVisible();
  await chooseZone(page, 'device', 'As the device (Europe/Berlin)');
  expect((await context.cookies()).filter(({ name }) => name === 'zone')).toEqual([]);
  await page.getByText('Show as table').click();
  await expect(row).toContainText(timeIn('Europe/Berlin', atMs));
});

test('[PG340] Esc in the list of zones leaves the settings open', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByLabel('Time zone').first().click();
  await page.keyboard.type('nowhere');
  await expect(page.getByText('There is no such time zone.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('There is no such time zone.')).toBeHidden();
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeHidden();
});

test('[PG340] a zone that does not exist is that of the device', async ({ page, post, context, baseURL }) => {
  const atMs = Date.now() - 5 * MINUTE_MS;
  await context.addCookies([{ name: 'zone', value: 'Mars/Olympus', url: baseURL! }]);
  await post({ sensorId: 'Fridge', temperature: 4, timestamp: atMs });
  await page.goto('/?sensor=Fridge');
  await page.getByText('Show as table').click();
  await expect(page.getByRole('table')).toContainText(timeIn('Europe/Berlin', atMs));
});

test('[PG340] a range of one’s own and a filter are typed in the zone that is shown', async ({
  page,
  post,
  context,
  baseURL,
}) => {
  await context.addCookies([{ name: 'zone', value: 'Asia/Kathmandu', url: baseURL! }]);
  await post({ sensorId: 'Fridge', temperature: 4 });
  await page.goto('/?sensor=Fridge');
  await page.getByRole('button', { name: 'Custom' }).click();
  await page.getByLabel('From').fill('2025-04-09T06:00');
  await page.getByLabel('To', { exact: true }).fill('2025-04-09T12:00');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  const range = () => new URL(page.url()).searchParams.get('range');
  await expect.poll(range).toBe('2025-04-09T00:15:00.000Z..2025-04-09T06:15:00.000Z');
  await page.goto('/alerts');
  const from = page.getByRole('textbox', { name: 'From' });
  await from.fill('2025-04-09T06:00');
  await expect.poll(() => new URL(page.url()).searchParams.get('from')).toBe('2025-04-09T00:15:00.000Z');
  await expect(from).toHaveValue('2025-04-09T06:00');
});

test('[PG341] the axis goes on by the clock where that is moved', async ({ page, post }) => {
  const reading = (time: string) => ({ sensorId: 'Fridge', temperature: 4, timestamp: Date.parse(time) });
  await post(reading('2025-03-30T00:30Z'), reading('2025-03-30T01:30Z'));
  await page.goto('/?sensor=Fridge&range=2025-03-29T22:00:00.000Z..2025-03-30T10:00:00.000Z');
  const hours = (first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, index) => `${`${first + index}`.padStart(2, '0')}:00`);
  await expect.poll(() => ticks(page)).toEqual(['23:00', 'Mar 30', '01:00', ...hours(3, 12)]);
  await post(reading('2025-10-26T00:30Z'), reading('2025-10-26T01:30Z'));
  await page.goto('/?sensor=Fridge&range=2025-10-25T21:00:00.000Z..2025-10-26T09:00:00.000Z');
  await expect.poll(() => ticks(page)).toEqual(['23:00', 'Oct 26', '01:00', '02:00', ...hours(2, 10)]);
});
