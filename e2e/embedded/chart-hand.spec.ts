import type { Locator, Page } from '@playwright/test';
import { drawnTrace } from '../board';
import { expect, test } from '../fixtures';
import { MINUTE_MS, past, postAll, SECOND_MS } from '../past';

const fridge = (temperature: number) => ({ sensorId: 'fridge', temperature });

function plotOf(page: Page): Locator {
  return page.getByRole('application');
}

/** A place of the plot, as parts of its width and height from the upper left. */
async function placeOf(page: Page, [right, down]: [number, number]): Promise<{ x: number; y: number }> {
  const box = (await plotOf(page).boundingBox())!;
  return { x: box.x + box.width * right, y: box.y + box.height * down };
}

async function pointAt(page: Page, place: [number, number]): Promise<void> {
  const { x, y } = await placeOf(page, place);
  await page.mouse.move(x, y);
}

async function dragOver(page: Page, from: number, to: number): Promise<void> {
  await pointAt(page, [from, 0.5]);
  await page.mouse.down();
  const { x, y } = await placeOf(page, [to, 0.5]);
  await page.mouse.move(x, y, { steps: 40 });
  await page.mouse.up();
}

/** The stretch of time in the address, epoch ms; null: none. */
function rangeOf(page: Page): { fromMs: number; toMs: number; spanMs: number } | null {
  const [from, to] = (new URL(page.url()).searchParams.get('range') ?? '').split('..').map((text) => Date.parse(text));
  return from === undefined || to === undefined ? null : { fromMs: from, toMs: to, spanMs: to - from };
}

async function movedRange(page: Page, before: ReturnType<typeof rangeOf> = null) {
  await expect.poll(() => rangeOf(page)?.fromMs ?? null).not.toBe(before?.fromMs ?? null);
  return rangeOf(page)!;
}

async function openFridge(page: Page): Promise<void> {
  await page.goto('/?sensor=fridge');
  await expect.poll(() => page.evaluate(drawnTrace)).not.toBe('');
}

test('[PG300] the pointer holds the chart, which counts what comes and goes on when it leaves', async ({
  page,
  board,
  post,
}) => {
  await post(...past(60));
  await openFridge(page);
  await pointAt(page, [0.5, 0.5]);
  await expect(page.getByText('Holding · 0 new')).toBeVisible();
  const held = await board.trace();
  await post(fridge(6), fridge(7));
  await expect(page.getByText('Holding · 2 new')).toBeVisible();
  await expect(board.tile('fridge')).toContainText('7.0 °C');
  await expect(board.feedState).toHaveText('Live');
  expect(await board.trace()).toBe(held);
  await page.mouse.move(5, 5);
  await expect(page.getByText(/Holding/)).toBeHidden();
  await expect.poll(() => board.trace()).not.toBe(held);
});

test('[PG300] a pointer that rests for ten seconds lets the chart go on', async ({ page, post }) => {
  await post(...past(60));
  await openFridge(page);
  await pointAt(page, [0.5, 0.5]);
  await expect(page.getByText(/Holding/)).toBeVisible();
  await expect(page.getByText(/Holding/)).toBeHidden({ timeout: 20_000 });
});

test('[PG300] Space pauses the chart alone; a new alert offers what is live', async ({ page, board, post }) => {
  await post(...past(60));
  await openFridge(page);
  await page.keyboard.press('Space');
  await expect(board.feedState).toHaveText('Paused · 0 new');
  const held = await board.trace();
  await post(fridge(50), fridge(51));
  await expect(board.feedState).toHaveText('Paused · 2 new');
  await expect(board.tile('fridge')).toContainText('51.0 °C');
  await expect(board.rows).toContainText('fridge');
  await expect(page.getByText('A new alert since you paused')).toBeVisible();
  expect(await board.trace()).toBe(held);
  await page.getByRole('button', { name: 'Show live' }).click();
  await expect(board.feedState).toHaveText('Live');
  await expect.poll(() => board.trace()).not.toBe(held);
});

test('[PG473] a threshold saved by somebody else while the chart is held is the one it names and moves', async ({
  page,
  board,
  post,
  product,
  request,
}) => {
  await post(...past(60, { celsius: () => 39 }));
  await openFridge(page);
  await expect(board.chart).toContainText('Alert above 40.0 °C');
  await page.keyboard.press('Space');
  await expect(board.feedState).toHaveText('Paused · 0 new');
  const held = await board.trace();
  const handle = board.chart.getByRole('slider', { name: 'Upper limit on the chart' });
  // The chart has room for the next seconds: all of what is shown has to be past.
  const pausedMs = Date.now();
  await expect.poll(() => Date.now() - pausedMs, { timeout: 20_000 }).toBeGreaterThan(8_000);
  await request.put(`${product.url}/api/threshold`, { data: { high: 39.5, low: null } });
  await expect(board.chart).toContainText('Alert above 39.5 °C');
  await expect(board.chart).not.toContainText('Alert above 40.0 °C');
  await expect(handle).toHaveAttribute('aria-valuenow', '39.5');
  // The line goes on where it was, and steps down only at its end.
  const line = board.chart.locator('[data-kind=high] path').first();
  await expect(line).toHaveAttribute('d', /^M\S+ (\S+)H\S+L\S+ (?!\1H)\S+H\S+$/);
  expect(await board.trace()).toBe(held);
});

test('[PG300] the button pauses too, and going on leaves the past', async ({ page, board, post }) => {
  await post(...past(60));
  await openFridge(page);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(board.feedState).toHaveText(/Paused/);
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await movedRange(page);
  await expect(board.feedState).toHaveText(/Paused/);
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(board.feedState).toHaveText('Live');
  await expect(board.range('Live')).toHaveAttribute('aria-pressed', 'true');
});

test('[PG305] controls keep their keys', async ({ page, board, post }) => {
  await post(...past(60));
  await openFridge(page);
  await board.threshold.getByRole('textbox').first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('l');
  await page.keyboard.press('?');
  await board.tile('fridge').focus();
  await page.keyboard.press('Space');
  await expect(board.feedState).toHaveText('Live');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('[PG301] Shift and the wheel zoom about the pointer, the wheel alone scrolls, a double click is live again', async ({
  page,
  board,
  post,
}) => {
  await page.setViewportSize({ width: 1000, height: 500 });
  await postAll(post, past(300));
  await openFridge(page);
  await plotOf(page).scrollIntoViewIfNeeded();
  const steps = await page.evaluate(() => history.length);
  await pointAt(page, [0.5, 0.5]);
  const scrolled = await page.evaluate(() => scrollY);
  await page.mouse.wheel(0, -80);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeLessThan(scrolled);
  expect(rangeOf(page)).toBeNull();
  await pointAt(page, [0.5, 0.5]);
  await page.keyboard.down('Shift');
  await page.mouse.wheel(0, -100);
  const once = await movedRange(page);
  await page.mouse.wheel(0, -100);
  const twice = await movedRange(page, once);
  await page.keyboard.up('Shift');
  expect(twice.spanMs).toBeLessThan(once.spanMs);
  // What lay in the middle lies there still, as nearly as the axis beside the plot lets it.
  const middleMs = ({ fromMs, toMs }: typeof once) => (fromMs + toMs) / 2;
  expect(Math.abs(middleMs(twice) - middleMs(once))).toBeLessThan(once.spanMs * 0.05);
  expect(await page.evaluate(() => history.length)).toBe(steps);
  const { x, y } = await placeOf(page, [0.5, 0.5]);
  await page.mouse.dblclick(x, y);
  await expect(board.range('Live')).toHaveAttribute('aria-pressed', 'true');
  expect(rangeOf(page)).toBeNull();
});

test('[PG301] dragging pans, and the server is asked once the chart stands still', async ({ page, post }) => {
  await postAll(post, past(1_000));
  await openFridge(page);
  const asked: string[] = [];
  page.on('request', (request) => request.url().includes('/readings?') && asked.push(request.url()));
  await dragOver(page, 0.4, 0.8);
  const first = await movedRange(page);
  expect(first.toMs).toBeLessThan(Date.now() - MINUTE_MS);
  await dragOver(page, 0.4, 0.8);
  const second = await movedRange(page, first);
  expect(second.spanMs).toBe(first.spanMs);
  expect(second.toMs).toBeLessThan(first.toMs);
  const ranges = new Set(asked.map((url) => new URL(url).searchParams.get('from')));
  // Eighty moves; on a slow machine some of them take long enough to be taken for a halt.
  expect(ranges.size).toBeLessThan(20);
  await page.reload();
  expect(rangeOf(page)).toEqual(second);
});

test('[PG302] [PG303] [PG506] [PG306] a time is selected and told, can be fetched, and stays when readings come', async ({
  page,
  board,
  post,
}) => {
  await postAll(post, past(240, { celsius: (index) => (index % 2 === 0 ? 3 : 5) }));
  await openFridge(page);
  const csv = page.getByRole('link', { name: 'Download CSV' });
  const spanOf = async () => {
    const { searchParams } = new URL((await csv.getAttribute('href'))!, page.url());
    return { fromMs: Number(searchParams.get('from')), toMs: Number(searchParams.get('to')) };
  };
  const shown = await spanOf();
  expect(shown.toMs - shown.fromMs).toBeGreaterThan(4 * MINUTE_MS);
  await page.keyboard.down('Shift');
  await dragOver(page, 0.5, 0.8);
  await page.keyboard.up('Shift');
  const said = page.getByRole('status').filter({ hasText: 'Lowest' });
  await expect(said).toContainText('Lowest 3.0 °C');
  await expect(said).toContainText('Highest 5.0 °C');
  await expect(said).toContainText('Mean 4.0 °C');
  await expect(said).toContainText('Beyond the threshold for 0 s');
  await csv.hover();
  const selected = await spanOf();
  expect(selected.toMs - selected.fromMs).toBeLessThan(2 * MINUTE_MS);
  const words = await said.textContent();
  await post(fridge(9));
  await expect(board.tile('fridge')).toContainText('9.0 °C');
  expect(await said.textContent()).toBe(words);
  // "Back to live" comes to stand under the pointer: the second half of a double press is not meant for it.
  await page.getByRole('button', { name: 'Zoom to it' }).dblclick();
  const range = await movedRange(page);
  expect(Math.abs(range.fromMs - selected.fromMs)).toBeLessThan(2);
  await post(fridge(8));
  await expect(board.tile('fridge')).toContainText('8.0 °C');
  expect(rangeOf(page)).toEqual(range);
  await page.getByRole('button', { name: 'Clear the selection' }).click();
  await expect(page.getByTestId('selection')).toBeHidden();
});

test('[PG304] what is read stays the same moment when the chart moves on', async ({ page, board, post }) => {
  await post(...past(60, { celsius: (index) => index }));
  await openFridge(page);
  await plotOf(page).focus();
  await page.keyboard.press('.');
  await page.keyboard.press(',');
  await page.keyboard.press(',');
  const read = board.chart.locator('figcaption time');
  const atTime = await read.getAttribute('datetime');
  await expect(board.chart).toContainText('Reading 57.0 °C');
  const trace = await board.trace();
  await post(fridge(30), fridge(31), fridge(32));
  await expect.poll(() => board.trace()).not.toBe(trace);
  expect(await read.getAttribute('datetime')).toBe(atTime);
  await expect(board.chart).toContainText('Reading 57.0 °C');
});

test('[PG472] where there is no reading the chart says so, and reads none from afar', async ({ page, board, post }) => {
  await post(...past(60, { endAgoMs: 150_000, celsius: () => 7 }), ...past(30));
  await openFridge(page);
  const [left, right] = await page.evaluate(() => {
    const path = document.querySelector('figure [data-trace=reading]')?.getAttribute('d') ?? '';
    const [before = '', after = ''] = path.split('M').filter(Boolean);
    return [Number(before.split('L').at(-1)?.split(' ')[0]), Number(after.split(' ')[0])];
  });
  const box = (await plotOf(page).boundingBox())!;
  const readAt = async (part: number) => {
    await page.mouse.move(box.x + left! + (right! - left!) * part, box.y + box.height / 2);
    return board.chart.locator('figcaption');
  };
  await expect(await readAt(0)).toContainText('Reading 7.0 °C');
  for (const part of [0.15, 0.5, 0.85]) await expect(await readAt(part)).toContainText(/No reading at \d\d:\d\d:\d\d$/);
  await expect(await readAt(1)).toContainText('Reading 4.0 °C');
});

test('[PG303] [PG305] keys move, zoom, select and bring back, and are listed', async ({ page, board, post }) => {
  await postAll(post, past(600));
  await openFridge(page);
  await plotOf(page).focus();
  await page.keyboard.press('ArrowLeft');
  const panned = await movedRange(page);
  await page.keyboard.press('+');
  const zoomed = await movedRange(page, panned);
  expect(zoomed.spanMs).toBeLessThan(panned.spanMs);
  for (let press = 0; press < 5; press++) await page.keyboard.press('Shift+ArrowRight');
  await expect(page.getByRole('status').filter({ hasText: 'Mean 4.0 °C' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('selection')).toBeHidden();
  await page.keyboard.press('End');
  await expect(board.range('Live')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keys and gestures' });
  await expect(sheet).toContainText('Shift + wheel');
  await sheet.getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  await page.keyboard.press('?');
  await expect(sheet).toBeHidden();
  await page.getByRole('button', { name: 'Keys and gestures' }).click();
  await expect(sheet).toBeVisible();
});

test.describe('by touch', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test('[PG307] one finger scrolls the page, two zoom the chart', async ({ page, post }) => {
    await postAll(post, past(300, { everyMs: SECOND_MS }));
    await openFridge(page);
    await plotOf(page).evaluate((plot) => plot.scrollIntoView({ block: 'center' }));
    const { x, y } = await placeOf(page, [0.6, 0.5]);
    const cdp = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: { x: number; y: number }[]) =>
      cdp.send('Input.dispatchTouchEvent', { type, touchPoints });
    const scrolled = await page.evaluate(() => scrollY);
    await touch('touchStart', { x, y });
    for (const by of [10, 30, 60, 90]) await touch('touchMove', { x, y: y + by });
    await touch('touchEnd');
    await expect.poll(() => page.evaluate(() => scrollY)).toBeLessThan(scrolled);
    expect(rangeOf(page)).toBeNull();
    await plotOf(page).evaluate((plot) => plot.scrollIntoView({ block: 'center' }));
    const middle = await placeOf(page, [0.6, 0.5]);
    const apart = (px: number) => [
      { x: middle.x - px, y: middle.y },
      { x: middle.x + px, y: middle.y },
    ];
    await touch('touchStart', ...apart(30));
    for (const px of [40, 55, 70, 90]) await touch('touchMove', ...apart(px));
    await touch('touchEnd');
    // A slow machine writes the range down between two moves, too.
    await expect.poll(async () => (await movedRange(page)).spanMs).toBeLessThan(2.5 * MINUTE_MS);
  });
});
