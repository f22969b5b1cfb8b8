import type { Locator, Page } from '@playwright/test';
import { type Board, boardOf } from '../board';
import { expect, test } from '../fixtures';

type Hands = Board & {
  upper: Locator;
  above: Locator;
  sheet: Locator;
  history: Locator;
  /** Degrees of the chart's lowest and highest tick. */
  axis(): Promise<string[]>;
};

function handsOn(page: Page): Hands {
  const board = boardOf(page);
  return {
    ...board,
    upper: board.chart.getByRole('slider', { name: 'Upper limit on the chart' }),
    above: board.threshold.getByRole('textbox', { name: 'Alert above' }),
    sheet: page.getByRole('dialog', { name: 'Threshold of Oven' }),
    history: page.getByRole('list', { name: 'Changes of the threshold' }),
    axis: () => page.locator('figure .recharts-yAxis-tick-labels text').allTextContents(),
  };
}

/** Takes the middle of something with the mouse. */
async function take(page: Page, what: Locator): Promise<{ x: number; y: number }> {
  await what.scrollIntoViewIfNeeded();
  // Waits until it stands still.
  await what.hover();
  const box = await what.boundingBox();
  if (box === null) throw new Error('It is not on the page.');
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  return at;
}

async function plotOf(board: Board): Promise<{ top: number; bottom: number }> {
  const box = await board.chart.locator('.recharts-cartesian-grid').boundingBox();
  if (box === null) throw new Error('No chart is drawn.');
  return { top: box.y, bottom: box.y + box.height };
}

/** Draws a finger over something and lifts it. */
async function swipe(page: Page, over: Locator, { byY }: { byY: number }): Promise<void> {
  const box = await over.boundingBox();
  if (box === null) throw new Error('It is not on the page.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const browser = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', at: number | null) =>
    browser.send('Input.dispatchTouchEvent', { type, touchPoints: at === null ? [] : [{ x, y: at }] });
  await send('touchStart', y);
  for (const part of [0.25, 0.5, 0.75, 1]) await send('touchMove', y + part * byY);
  await send('touchEnd', null);
}

/** Everything sent that could change something. */
function changesSent(page: Page): string[] {
  const sent: string[] = [];
  page.on('request', (request) => {
    const isQuestion = request.method() === 'GET' || request.url().endsWith('/api/back-test');
    if (!isQuestion) sent.push(`${request.method()} ${new URL(request.url()).pathname}`);
  });
  return sent;
}

test.beforeEach(async ({ page, post }) => {
  const warm = [36, 38, 39, 37, 39.5, 36].map((temperature) => ({ sensorId: 'Oven', temperature }));
  await post({ sensorId: 'Fridge', temperature: 4 }, ...warm);
  await page.goto('/?sensor=Oven');
});

test('[PG320] [PG322] a line that is dragged, its handle and the field are one draft; Esc drops it', async ({
  page,
}) => {
  const sent = changesSent(page);
  const mine = handsOn(page);
  await expect(mine.upper).toHaveAttribute('aria-valuetext', /^40\.0.°C$/);
  const before = await mine.axis();
  const at = await take(page, mine.upper);
  await page.mouse.move(at.x, at.y + 40, { steps: 8 });
  await expect(mine.above).not.toHaveValue('40.0');
  const value = await mine.above.inputValue();
  await expect(mine.upper).toHaveAttribute('aria-valuenow', `${Number(value)}`);
  await expect(mine.chart).toContainText(`Draft: alert above ${value} °C`);
  await expect(mine.chart).toContainText('Alert above 40.0 °C');
  expect(await mine.axis()).toEqual(before);
  await page.mouse.up();
  await expect(mine.threshold).toContainText(`Above 40.0 → ${value} °C`);
  await expect(mine.threshold).toContainText('Last 24 h');

  // The line follows the field, and the field the line's keys.
  await mine.above.fill('37.5');
  await expect(mine.upper).toHaveAttribute('aria-valuetext', /^37\.5.°C, a draft; saved is 40\.0.°C$/);
  await mine.upper.press('ArrowUp');
  await expect(mine.above).toHaveValue('37.6');
  await mine.upper.press('Escape');
  await expect(mine.above).toHaveValue('40.0');
  await expect(mine.chart).not.toContainText('Draft');
  await expect(mine.upper).toBeFocused();
  expect(sent).toEqual([]);
});

test('[PG322] a limit held over the edge extends the axis, and it is fitted again when the draft is over', async ({
  page,
}) => {
  const mine = handsOn(page);
  await expect(mine.upper).toBeVisible();
  const before = await mine.axis();
  const at = await take(page, mine.upper);
  const plot = await plotOf(mine);
  await page.mouse.move(at.x, plot.top - 20, { steps: 5 });
  await expect.poll(async () => Number(await mine.above.inputValue())).toBeGreaterThan(60);
  await page.mouse.move(at.x, plot.bottom - 30, { steps: 5 });
  const wide = await mine.axis();
  await page.mouse.up();
  expect(wide).not.toEqual(before);
  await expect(mine.upper).toBeInViewport();
  expect(await mine.axis()).toEqual(wide);
  await page.keyboard.press('Escape');
  await expect(mine.above).toHaveValue('40.0');
  await expect.poll(mine.axis).toEqual(before);
});

test('[PG323] Esc while dragging drops the draft and the drag', async ({ page }) => {
  const mine = handsOn(page);
  await expect(mine.upper).toBeVisible();
  const at = await take(page, mine.upper);
  await page.mouse.move(at.x, at.y + 40, { steps: 4 });
  await expect(mine.above).not.toHaveValue('40.0');
  await page.keyboard.press('Escape');
  await page.mouse.move(at.x, at.y + 60, { steps: 4 });
  await expect(mine.above).toHaveValue('40.0');
  await page.mouse.up();
  await expect(mine.chart).not.toContainText('Draft');
});

test('[PG323] the handle is a slider by keyboard', async ({ page }) => {
  const mine = handsOn(page);
  await mine.upper.focus();
  await mine.upper.press('ArrowUp');
  await expect(mine.above).toHaveValue('40.1');
  await mine.upper.press('PageDown');
  await expect(mine.above).toHaveValue('39.1');
  await mine.upper.press('ArrowLeft');
  await expect(mine.above).toHaveValue('39.0');
  await expect(mine.upper).toHaveAttribute('aria-valuenow', '39');
  await mine.upper.press('End');
  const highest = await mine.upper.getAttribute('aria-valuemax');
  await expect.poll(async () => Number(await mine.above.inputValue())).toBe(Number(highest));
  // Over the axis' end it goes on, and stays in hand.
  await mine.upper.press('PageUp');
  await expect.poll(async () => Number(await mine.above.inputValue())).toBe(Number(highest) + 1);
  await expect(mine.upper).toBeFocused();
  await mine.upper.press('Home');
  const lowest = await mine.upper.getAttribute('aria-valuemin');
  await expect.poll(async () => Number(await mine.above.inputValue())).toBe(Number(lowest));
});

test('[PG321] limits that are dragged never cross', async ({ page }) => {
  const mine = handsOn(page);
  await mine.threshold.getByRole('textbox', { name: 'Alert below' }).fill('36.5');
  const lower = mine.chart.getByRole('slider', { name: 'Lower limit on the chart' });
  await expect(lower).toBeVisible();
  const at = await take(page, lower);
  const plot = await plotOf(mine);
  await page.mouse.move(at.x, plot.top + 1, { steps: 6 });
  await page.mouse.up();
  await expect(mine.threshold.getByRole('textbox', { name: 'Alert below' })).toHaveValue('39.9');
});

test.describe('a docked limit', () => {
  test.beforeEach(async ({ page }) => page.goto('/?sensor=Fridge'));

  test('[PG324] is brought onto the axis by a press, and goes back when it is left', async ({ page }) => {
    const mine = handsOn(page);
    await expect(mine.upper).toHaveCount(0);
    const chip = mine.chart.getByRole('button', { name: 'Alert above 40.0 °C' });
    await chip.click();
    await expect(mine.upper).toBeFocused();
    await expect(mine.threshold.getByRole('button', { name: 'Save' })).toHaveCount(0);
    await mine.upper.blur();
    await chip.press('Enter');
    await mine.upper.press('Escape');
    await expect(chip).toBeFocused();
    await chip.press('Enter');
    await mine.upper.press('ArrowDown');
    await expect(mine.above).toHaveValue('39.9');
  });

  test('[PG324] can be pulled in', async ({ page }) => {
    const mine = handsOn(page);
    const at = await take(page, mine.chart.getByRole('button', { name: 'Alert above 40.0 °C' }));
    const plot = await plotOf(mine);
    await page.mouse.move(at.x, plot.top + 60, { steps: 6 });
    await page.mouse.up();
    await expect.poll(async () => Number(await mine.above.inputValue())).toBeLessThan(7);
    await expect(mine.upper).toBeFocused();
    await expect(mine.chart).toContainText('Alert above 40.0 °C');
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('[PG325] a finger drags no line; tapping it opens a sheet with − and +', async ({ page }) => {
    const mine = handsOn(page);
    await mine.upper.scrollIntoViewIfNeeded();
    await swipe(page, mine.upper, { byY: -120 });
    await expect(mine.above).toHaveValue('40.0');
    await expect(mine.chart).not.toContainText('Draft');
    await mine.upper.tap();
    await expect(mine.sheet).toBeVisible();
    const lower = mine.sheet.getByRole('button', { name: 'Lower the upper limit' });
    const box = await lower.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    await lower.tap();
    await expect(mine.sheet.getByRole('textbox', { name: 'Alert above' })).toHaveValue('39.9');
    await expect(mine.chart).toContainText('Draft: alert above 39.9 °C');
    const [line, sheet] = [await mine.upper.boundingBox(), await mine.sheet.boundingBox()];
    expect((line?.y ?? 0) + (line?.height ?? 0)).toBeLessThan(sheet?.y ?? 0);
    await mine.sheet.getByRole('button', { name: 'Save' }).tap();
    await expect(mine.sheet).toContainText('Saved.');
    await mine.sheet.getByRole('button', { name: 'Undo' }).tap();
    await expect(mine.sheet.getByRole('textbox', { name: 'Alert above' })).toHaveValue('40.0');
    await mine.sheet.getByRole('button', { name: 'Close' }).tap();
    await expect(mine.sheet).toBeHidden();
  });

  test('[PG37] [PG325] tapping a docked limit opens the sheet', async ({ page }) => {
    await page.goto('/?sensor=Fridge');
    const mine = handsOn(page);
    const pressed = mine.chart.getByRole('button', { name: 'Alert above 40.0 °C' });
    expect((await pressed.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    // What is seen of it is no larger than a chip that only tells.
    expect((await pressed.locator('[data-kind="high"]').boundingBox())?.height).toBeLessThan(26);
    await pressed.tap();
    await expect(page.getByRole('dialog', { name: 'Threshold of Fridge' })).toBeVisible();
  });
});

test('[PG328] [PG329] the changes are listed with who and from what to what, and each can be reverted', async ({
  page,
  openAnother,
}) => {
  const mine = handsOn(page);
  const other = handsOn(await openAnother('/?sensor=Oven'));
  for (const limit of ['38', '36']) {
    await mine.above.fill(limit);
    await mine.threshold.getByRole('button', { name: /^Save/ }).click();
    await expect(mine.threshold).toContainText('Saved.');
  }
  await page.getByText('Changes of the threshold').click();
  const rows = mine.history.getByRole('listitem');
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(0)).toContainText('Ana');
  await expect(rows.nth(0)).toContainText('Above 38.0 → 36.0 °C');
  await expect(rows.nth(1)).toContainText('Own threshold: 38.0 °C');

  await rows.nth(0).getByRole('button', { name: 'Revert to 38.0 °C' }).click();
  await expect(mine.threshold).toContainText('Reverted.');
  await expect(other.above).toHaveValue('38.0');
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(0)).toContainText('Above 36.0 → 38.0 °C');
  await mine.threshold.getByRole('button', { name: 'Undo' }).click();
  await expect(other.above).toHaveValue('36.0');
  await rows.last().getByRole('button', { name: 'Revert to the default' }).click();
  await expect(other.above).toHaveValue('40.0');
});

test('[PG446] the way back from a threshold of its own names its group’s where that has one, and that holds then', async ({
  page,
  request,
}) => {
  const mine = handsOn(page);
  const changes = [
    { scope: 'group', id: 'Hot', patch: { limits: { high: 55, low: null } } },
    { scope: 'sensor', id: 'Oven', patch: { group: 'Hot' } },
  ];
  expect((await request.patch('/api/settings', { data: { changes } })).status()).toBe(200);
  await expect(mine.above).toHaveValue('55.0');
  await mine.above.fill('38');
  await mine.threshold.getByRole('button', { name: /^Save/ }).click();
  await expect(mine.threshold).toContainText('Saved.');
  await page.getByText('Changes of the threshold').click();
  await mine.history.getByRole('button', { name: 'Revert to the group’s (55.0 °C)' }).click();
  await expect(mine.threshold).toContainText('Reverted.');
  await expect(mine.above).toHaveValue('55.0');
  await expect(mine.history).toContainText('Own threshold given up');
});

test('[PG327] who saved something else under a draft is called by name', async ({ page, openAnother }) => {
  const mine = handsOn(page);
  const theirs = handsOn(await openAnother('/?sensor=Oven'));
  const at = await take(page, mine.upper);
  await page.mouse.move(at.x, at.y + 30, { steps: 4 });
  await page.mouse.up();
  const drafted = await mine.above.inputValue();
  await theirs.above.fill('36');
  await theirs.threshold.getByRole('button', { name: /^Save/ }).click();
  await expect(mine.threshold).toContainText('Ana saved 36.0 °C');
  await expect(mine.above).toHaveValue(drafted);
  await mine.threshold.getByRole('button', { name: 'Use 36.0 °C' }).click();
  await expect(mine.above).toHaveValue('36.0');
});
