import { writeFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test, type Value } from '../fixtures';
import { spokenLines } from '../spoken';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const PAGES = [
  '/',
  '/alerts',
  '/setup',
  '/setup?sensor=Fridge',
  '/sensors',
  '/notifications',
  '/rejected',
  '/system',
  '/wall',
  '/offline',
  '/none',
];
const READINGS: Value[] = [
  { sensorId: 'Fridge', temperature: 4 },
  { sensorId: 'Fridge', temperature: 5 },
  { sensorId: 'Fridge', temperature: 4 },
  { sensorId: 'Oven', temperature: 43 },
];

/** Findings of axe against WCAG, of whatever weight. */
async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
}

/** Opens a page and waits for what it shows of the server. */
async function open(page: Page, path: string): Promise<void> {
  // A page that heard the server leaves the one that is kept for the time without.
  if (path === '/offline') await page.routeWebSocket(/socket\.io/, (socket) => socket.close());
  await page.goto(path, { waitUntil: 'networkidle' });
  await expect(page.getByRole('main').first()).toBeVisible();
}

test.describe('every page', () => {
  test.use({ expectedErrors: /status of 404/ });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`[PG396] axe finds nothing on any page, ${colorScheme}`, async ({ page, post }) => {
      test.setTimeout(120_000);
      await page.emulateMedia({ colorScheme });
      await post(...READINGS);
      for (const path of PAGES) {
        await open(page, path);
        expect(await findings(page), path).toEqual([]);
      }
    });
  }

  test('[PG447] each has one heading of the first level, an alert’s own too', async ({
    page,
    post,
    request,
    product,
  }) => {
    test.setTimeout(120_000);
    await post(...READINGS);
    const listed = async () => (await (await request.get(`${product.url}/api/alerts`)).json()).alerts;
    await expect.poll(async () => (await listed()).length).toBe(1);
    const [{ id }] = await listed();
    for (const path of [...PAGES, `/alerts/${encodeURIComponent(id)}`, '/alerts/none']) {
      await open(page, path);
      await expect(page.getByRole('heading', { level: 1 }), path).toHaveCount(1);
    }
  });

  test('[PG395] alerts and the feed are announced on each, by one region each', async ({ page, post }) => {
    test.setTimeout(120_000);
    await post(READINGS[0]!, { sensorId: 'Oven', temperature: 20 });
    let temperature = 43;
    for (const path of PAGES.filter((at) => at !== '/offline')) {
      await open(page, path);
      const urgent = page.getByRole('alert').filter({ hasText: 'Oven' });
      await expect(urgent, path).toHaveCount(0);
      await post({ sensorId: 'Oven', temperature });
      await expect(urgent, path).toHaveText(/^Oven/);
      await expect(page.getByRole('status').filter({ hasText: /^Live$/ }), path).toHaveCount(1);
      await post({ sensorId: 'Oven', temperature: 20 });
      await expect(page.getByRole('status').filter({ hasText: 'Oven' }).first(), path).toBeAttached();
      temperature += 1;
    }
  });

  test('[PG399] nothing moves where less motion is asked for', async ({ page, post }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto('/');
    const moving = () =>
      page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length);
    expect(await moving(), 'loading').toBe(0);
    await post(...READINGS);
    for (const path of PAGES) {
      await open(page, path);
      expect(await moving(), path).toBe(0);
    }
    await open(page, '/');
    await page.getByRole('button', { name: 'Settings' }).click();
    expect(await moving(), 'dialog').toBe(0);
  });

  for (const width of [1280, 320]) {
    test(`[PG401] text twice as large fits into ${width} px and loses nothing`, async ({ page, post }) => {
      test.setTimeout(120_000);
      await page.setViewportSize({ width, height: 800 });
      await page.addInitScript(() => {
        const enlarge = () => document.documentElement?.style.setProperty('font-size', '200%');
        new MutationObserver(enlarge).observe(document, { childList: true });
        addEventListener('DOMContentLoaded', enlarge);
      });
      // So many that the chart stands beside them where there is room.
      const more = [1, 2, 3, 4].map((n) => ({
        sensorId: `Cold room ${n} behind the loading dock`,
        temperature: -12.5,
      }));
      await post(...READINGS, ...more);
      for (const path of PAGES) {
        await open(page, path);
        expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), path).toBe('32px');
        expect.soft(await page.evaluate(lost, width), path).toEqual([]);
      }
    });
  }
});

/** In the page: what sticks out sideways, and words that are cut off without being said whole elsewhere. */
function lost(width: number): string[] {
  const excess = document.documentElement.scrollWidth - width;
  const seen = [...document.querySelectorAll<HTMLElement>('body *')].filter(
    (element) => element.checkVisibility() && element.getBoundingClientRect().width > 2,
  );
  const wide = seen.filter((element) => element.getBoundingClientRect().right > width + 1);
  const cut = seen.filter((element) => {
    const { overflowX, overflowY } = getComputedStyle(element);
    const isCutX = ['hidden', 'clip'].includes(overflowX) && element.scrollWidth > element.clientWidth + 1;
    const isCutY = ['hidden', 'clip'].includes(overflowY) && element.scrollHeight > element.clientHeight + 1;
    if (element instanceof HTMLInputElement)
      return element.type === 'text' && element.scrollWidth > element.clientWidth + 1;
    return (isCutX || isCutY) && element.closest('[title]') === null && element.textContent !== '';
  });
  const name = (element: Element) => element.outerHTML.slice(0, 140);
  // A word a letter wide is not read.
  const thin = seen.filter((element) => {
    const text = [...element.childNodes].some(
      ({ nodeType, textContent }) => nodeType === 3 && /\w{4}/.test(textContent ?? ''),
    );
    return text && element.getBoundingClientRect().width < Number.parseFloat(getComputedStyle(element).fontSize) * 1.5;
  });
  return [
    ...thin.map((element) => `a letter wide: ${name(element)}`),
    ...(excess > 0 ? [`${excess} px too wide`, ...wide.slice(-4).map(name)] : []),
    ...cut.map((element) => `cut off: ${name(element)}`),
  ];
}

test('[PG396] axe finds nothing in what opens over the board', async ({ page, board, post }) => {
  await post(...READINGS);
  await page.goto('/');
  await expect(board.rows).toHaveCount(1);
  for (const name of ['Default threshold', 'Settings']) {
    await page.getByRole('button', { name }).click();
    await expect(page.getByRole('dialog', { name })).toBeVisible();
    expect(await findings(page), name).toEqual([]);
    await page.keyboard.press('Escape');
  }
  await board.rows.getByRole('button', { name: /^Snooze/ }).click();
  expect(await findings(page), 'snooze').toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Keys and gestures' }).click();
  await expect(page.getByRole('dialog', { name: 'Keys and gestures' })).toBeVisible();
  expect(await findings(page), 'keys').toEqual([]);
});

test.describe('where there is more to open', () => {
  test.use({ actingName: null });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`[PG396] axe finds nothing in the list of alerts, nor where somebody is asked who acts, ${colorScheme}`, async ({
      page,
      board,
      post,
    }) => {
      await page.emulateMedia({ colorScheme });
      await post(...['Oven', 'Kiln', 'Attic'].map((sensorId) => ({ sensorId, temperature: 43 })));
      await page.goto('/');
      await page.getByRole('button', { name: 'and 1 more' }).click();
      await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(3);
      expect(await findings(page), 'all alerts').toEqual([]);
      await page.keyboard.press('Escape');
      await board.rows
        .first()
        .getByRole('button', { name: /^Acknowledge/ })
        .click();
      await expect(page.getByRole('dialog', { name: 'Who is acting?' })).toBeVisible();
      expect(await findings(page), 'acting').toEqual([]);
    });
  }
});

test.describe('with invented sensors', () => {
  test.use({ productOptions: { env: { SIMULATOR: 'demo' } } });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`[PG396] axe finds nothing in the ways to connect, nor in what can be rehearsed, ${colorScheme}`, async ({
      page,
      board,
    }) => {
      test.setTimeout(120_000);
      await page.emulateMedia({ colorScheme });
      await page.goto('/');
      await expect(board.tiles).toHaveCount(7);
      await page.getByRole('button', { name: 'Connect yours' }).click();
      const dialog = page.getByRole('dialog', { name: 'Connect your sensors' });
      for (const name of await dialog.getByRole('tab').allTextContents()) {
        await dialog.getByRole('tab', { name, exact: true }).click();
        expect(await findings(page), name).toEqual([]);
      }
      await dialog.getByRole('button', { name: 'Close' }).click();
      await page.getByRole('button', { name: /^Rehearse/ }).click();
      await expect(page.getByRole('dialog', { name: /^Rehearse/ })).toBeVisible();
      expect(await findings(page), 'rehearse').toEqual([]);
    });
  }
});

test('[PG396] axe finds nothing on an alert’s own page', async ({ page, post, request, product }) => {
  await post(...READINGS);
  const listed = async () => (await (await request.get(`${product.url}/api/alerts`)).json()).alerts;
  await expect.poll(async () => (await listed()).length).toBe(1);
  const [{ id }] = await listed();
  await page.goto(`/alerts/${encodeURIComponent(id)}`, { waitUntil: 'networkidle' });
  await expect(page.getByRole('heading', { name: /Oven/ })).toBeVisible();
  expect(await findings(page)).toEqual([]);
});

test('[PG403] an alert is announced over an open dialog, too, where nothing else of the page is heard', async ({
  page,
  board,
  post,
}) => {
  await post({ sensorId: 'Oven', temperature: 20 });
  await page.goto('/');
  await expect(board.tile('Oven')).toBeVisible();
  await page.getByRole('button', { name: 'Settings' }).click();
  await post({ sensorId: 'Oven', temperature: 43 });
  const urgent = page.locator('[role="alert"]').filter({ hasText: 'Oven' });
  await expect(page.getByRole('dialog', { name: 'Settings' }).locator(urgent)).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(board.rows).toHaveCount(1);
  await expect(urgent, 'it is not said twice').toHaveCount(0);
});

type Stop = { name: string; hasRing: boolean; isSeen: boolean; top: number };

/** In the page: what has the focus. */
function stopped(): Stop | null {
  const element = document.activeElement;
  if (element === null || element === document.body) return null;
  const box = element.getBoundingClientRect();
  const over = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  const style = getComputedStyle(element);
  const labels =
    element instanceof HTMLInputElement ? [...(element.labels ?? [])].map(({ textContent }) => textContent) : [];
  return {
    name: [element.getAttribute('aria-label'), element.getAttribute('title'), ...labels, element.textContent]
      .filter(Boolean)
      .join(' ')
      .trim(),
    hasRing: (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || element instanceof HTMLInputElement,
    isSeen: over !== null && (element.contains(over) || over.contains(element)),
    top: box.top + scrollY,
  };
}

test('[PG397] Tab goes through the whole board and out of it, seen at each stop', async ({ page, board, post }) => {
  await post(...READINGS);
  await page.goto('/?sensor=Fridge');
  await expect(board.chart).toContainText('Average of 10');
  await expect(board.rows).toHaveCount(1);
  const stops: Stop[] = [];
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(stopped);
    if (stop === null) break;
    stops.push(stop);
  }
  expect(stops.length, 'it ends').toBeLessThan(120);
  expect(stops.filter(({ name }) => name === '')).toEqual([]);
  expect(stops.filter(({ hasRing }) => !hasRing)).toEqual([]);
  expect(stops.filter(({ isSeen }) => !isSeen)).toEqual([]);
  const order = [
    'Skip to the sensors',
    'last reading',
    'Settings',
    'Acknowledge',
    'Fridge',
    '15 min',
    'Raise the upper limit',
    'Show as table',
  ];
  const places = order.map((name) => stops.findIndex((stop) => stop.name.includes(name)));
  expect(places, stops.map(({ name }) => name).join('\n')).toEqual([...places].sort((a, b) => a - b));
  expect(places).not.toContain(-1);
});

test('[PG398] heard in order the board tells everything that is seen on it', async ({
  page,
  board,
  post,
}, testInfo) => {
  await post(...READINGS);
  await page.goto('/?sensor=Oven');
  await expect(board.chart).toContainText('Average of 10');
  await expect(board.rows).toHaveCount(1);
  await page.getByText('Show as table').click();
  const lines = await spokenLines(page);
  writeFileSync(testInfo.outputPath('heard.txt'), lines.join('\n'));
  const wanted = [
    /^heading “Isotherm”/,
    /^button “Live last reading/,
    /^link “1 open alert”/,
    /^region “Alerts”/,
    /Oven is 3\.0 °C above its threshold/,
    /^button “Acknowledge/,
    /^button “Fridge.*OK.*4\.0 °C/,
    /^heading “Oven”/,
    /^figure “.*Oven/,
    /^group “Threshold”/,
    /^textbox “Alert above.*= 40\.0/,
    /^table/,
    /43\.0 °C/,
  ];
  const places = wanted.map((pattern) => lines.findIndex((line) => pattern.test(line)));
  expect(
    places.every((place) => place >= 0),
    lines.join('\n'),
  ).toBe(true);
});

test('[PG400] in forced colours shapes are drawn and what is chosen stands out', async ({ page, board, post }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await post(...READINGS);
  await page.goto('/?sensor=Fridge');
  await expect(board.chart).toContainText('Average of 10');
  const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const ink = (selector: string, property: 'fill' | 'stroke' | 'backgroundColor') =>
    page
      .locator(selector)
      .first()
      .evaluate((element, of) => getComputedStyle(element)[of], property);
  expect(await ink('[data-kind="too-hot"] svg', 'fill'), 'octagon').not.toBe(ground);
  expect(await ink('figure [data-trace=reading]', 'stroke'), 'trace').not.toBe(ground);
  expect(await ink('[data-kind="live"] > [aria-hidden]', 'backgroundColor'), 'feed').not.toBe(ground);
  const tile = (name: string) => ink(`[data-sensor="${name}"]`, 'backgroundColor');
  expect(await tile('Fridge')).not.toBe(await tile('Oven'));
});

for (const [locale, title] of [
  ['en-US', 'This page could not be shown'],
  ['zh-CN', '页面无法显示'],
] as const) {
  test.describe(`where the document itself fails, in ${locale}`, () => {
    test.use({ locale, expectedErrors: /./ });

    test(`[PG402] a page that relies on nothing says so in the viewer’s language: ${locale}`, async ({ page }) => {
      await page.addInitScript(() => {
        Object.assign(window, {
          matchMedia: () => {
            throw new Error('This browser is broken.');
          },
        });
      });
      await page.goto('/');
      await expect(page.getByRole('heading', { name: title })).toBeVisible();
      expect(await findings(page)).toEqual([]);
    });
  });
}
