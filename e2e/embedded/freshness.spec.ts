import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test, type Value } from '../fixtures';
import { LOOKS } from '../looks';
import { MINUTE_MS } from '../past';

const FRIDGE = { sensorId: 'Fridge', temperature: 4 };
const OVEN = { sensorId: 'Oven', temperature: 39 };

/** What a press on the feed's state opens. */
function panelOf(page: Page) {
  const panel = page.getByRole('dialog', { name: 'How fresh this is' });
  const hop = (name: string) => panel.locator(`[data-hop="${name}"]`);
  return { panel, cause: panel.locator('[data-cause]'), hop };
}

/** Opens it once everything it is made of is there. */
async function openPanel(page: Page) {
  await page.getByTestId('feed-state').click();
  const opened = panelOf(page);
  await expect(opened.cause).toBeVisible();
  return opened;
}

/** Time goes by in which nothing happens: the socket's own timers must not notice, or the page hears the server anew. */
async function letPass(page: Page, ms: number): Promise<void> {
  await page.clock.setSystemTime(Date.now() + ms);
}

/** What the server tells, as though its feed were another. */
async function tellFeed(page: Page, replaced: readonly (readonly [RegExp, string])[]): Promise<void> {
  await page.routeWebSocket(/socket\.io/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) =>
      socket.send(replaced.reduce((text, [told, instead]) => text.replace(told, instead), String(message))),
    );
  });
}

test('[PG343] a press on the feed’s state shows the way of a reading, and Esc goes back to where one was', async ({
  page,
  post,
}) => {
  await post(FRIDGE, OVEN);
  await page.goto('/');
  const badge = page.getByRole('button').filter({ has: page.getByTestId('feed-state') });
  await expect(badge).toHaveText(/^Live/);
  await badge.focus();
  await page.keyboard.press('Enter');
  const { panel, cause, hop } = panelOf(page);
  await expect(cause).toHaveText('All is well: readings come in, are stored and reach this browser.');
  await expect(panel.getByRole('listitem')).toHaveCount(4);
  await expect(hop('sensors')).toContainText(/All 2 heard.*last measured \d\d:\d\d:\d\d · came in \d\d:\d\d:\d\d \(/);
  await expect(hop('log')).toContainText(/The server’s own log.*Answers.*since \d\d:\d\d/);
  await expect(hop('server')).toContainText(/Stores everything.*since \d\d:\d\d · nothing left to read/);
  await expect(hop('browser')).toContainText(/Connected.*updates within a second/);
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(badge).toBeFocused();
});

test('[PG342] a feed that stops is not live, however few readings there were', async ({ page, board, post }) => {
  await page.clock.install();
  await post(FRIDGE, OVEN);
  await page.goto('/');
  await expect(board.feedState).toHaveText('Live');
  await expect(board.tile('Fridge')).toContainText('4.0 °C');
  await letPass(page, 75_000);
  await expect(board.tile('Fridge')).toHaveAttribute('data-stale', 'true');
  await expect(board.feedState).toHaveText(/^No readings since \d\d:\d\d$/);
  const { cause, hop } = await openPanel(page);
  await expect(cause).toHaveText(/^No sensor has sent anything since \d\d:\d\d, .* check what sends the readings\.$/);
  await expect(hop('sensors')).toHaveAttribute('data-state', 'wrong');
  await expect(hop('sensors')).toContainText('2 of 2 silent');
  await page.keyboard.press('Escape');
  await post(FRIDGE);
  await expect(board.feedState).toHaveText('Live');
});

test('[PG346] the chosen sensor’s value turns grey and says its age when it is stale', async ({
  page,
  board,
  post,
}) => {
  await page.clock.install();
  await post(FRIDGE, { ...OVEN, temperature: 43 });
  await page.goto('/?sensor=Fridge');
  const header = board.main.getByRole('article').locator('header');
  const colour = () => header.getByText(/^\d+\.0\s°C$/).evaluate((value) => getComputedStyle(value).color);
  await expect(header).toContainText('4.0 °C');
  await expect(header).not.toContainText('ago');
  const fresh = await colour();
  await letPass(page, 3 * MINUTE_MS);
  await expect(header).toHaveAttribute('data-stale', 'true');
  await expect(header).toContainText('Last heard 3 min ago');
  expect(await colour()).not.toBe(fresh);
  // What else is the matter with it does not hide that.
  await board.tile('Oven').click();
  await expect(header).toContainText('Too hot');
  await expect(header).toContainText('3 min ago');
  expect(await colour()).not.toBe(fresh);
});

test.describe('what is the matter', () => {
  const LONG_AGO_MS = Date.now() - 10 * MINUTE_MS;
  const SINCE_LONG = [/"connectedSinceMs":\d+/, `"connectedSinceMs":${LONG_AGO_MS}`] as const;
  type Case = {
    rule?: string;
    what: string;
    posted?: readonly Value[];
    replaced: Parameters<typeof tellFeed>[1];
    said: string | RegExp;
    states: readonly string[];
  };
  const SILENT_OVEN = { ...OVEN, timestamp: LONG_AGO_MS };
  const cases: Case[] = [
    {
      what: 'a silent sensor',
      posted: [SILENT_OVEN, FRIDGE],
      replaced: [SINCE_LONG],
      said: 'Oven is silent while everything else works: check power and connection there.',
      states: ['wrong', 'well', 'well', 'well'],
    },
    {
      rule: 'PG485',
      what: 'a sensor that nobody could hear yet',
      posted: [SILENT_OVEN, FRIDGE],
      replaced: [],
      said: /^1 sensor has not been heard since the server began to listen: wait for the next reading/,
      states: ['unknown', 'well', 'well', 'well'],
    },
    {
      what: 'a server that is behind',
      replaced: [[/"lagMessages":\d+/, '"lagMessages":12300']],
      said: /^The server still has 12,300 older messages to read: wait until it has caught up/,
      states: ['well', 'well', 'wrong', 'well'],
    },
    {
      what: 'a broker that is down',
      replaced: [[/"connected":true/, '"connected":false']],
      said: /^Kafka has not answered the server since \d\d:\d\d: check that the broker runs/,
      states: ['unknown', 'wrong', 'well', 'well'],
    },
    {
      what: 'a database that is down',
      replaced: [[/"state":"storing","reason":null/, '"state":"failing","reason":"unreachable"']],
      said: /^The database(, which the server runs itself,)? does not answer/,
      states: ['well', 'well', 'wrong', 'well'],
    },
  ];

  for (const { rule = 'PG344', what, posted = [OVEN, FRIDGE], replaced, said, states } of cases) {
    test(`[${rule}] is told in one sentence: ${what}`, async ({ page, post }) => {
      await tellFeed(page, replaced);
      await post(...posted);
      await page.goto('/');
      const { panel, cause } = await openPanel(page);
      await expect(cause).toHaveText(said);
      const shapes = () => panel.locator('[data-hop]').evaluateAll((hops) => hops.map((hop) => hop.dataset.state));
      await expect.poll(shapes).toEqual(states);
    });
  }

  test('[PG344] is told in one sentence: this browser’s lost connection', async ({ page, board, post, product }) => {
    await post(FRIDGE);
    await page.goto('/', { waitUntil: 'networkidle' });
    await expect(board.tile('Fridge')).toContainText('4.0 °C');
    await product.end('SIGKILL');
    await expect(board.feedState).toContainText('Offline since');
    const { cause, hop } = await openPanel(page);
    await expect(cause).toHaveText(/^This browser lost the server at \d\d:\d\d: check the network of this device/);
    await expect(hop('browser')).toContainText('Connection lost');
    await expect(hop('log')).toContainText('Not known');
  });
});

test.describe('with a broker that never answered', () => {
  // Nobody listens there.
  test.use({ productOptions: { env: { KAFKA_BROKERS: '127.0.0.1:1' } } });

  test('[PG344] the broker is what is the matter', async ({ page, board }) => {
    await page.goto('/');
    await expect(board.feedState).toContainText('Kafka unreachable');
    const { cause, hop } = await openPanel(page);
    await expect(cause).toHaveText(/^Kafka has not answered the server since/);
    await expect(hop('log')).toContainText('Kafka, topic temperature_stream');
    await expect(hop('sensors')).toContainText('Not known');
  });
});

test('[PG345] a clock that is off is told by how much, once, and times stay the server’s', async ({
  page,
  board,
  post,
}) => {
  await page.clock.install({ time: Date.now() + 3 * MINUTE_MS });
  await post(FRIDGE);
  await page.goto('/');
  const said = 'This device’s clock is 3 min fast. Times here are the server’s.';
  await expect(page.getByText(said)).toHaveCount(1);
  await expect(board.tile('Fridge')).toContainText(/now|\d sec ago/);
  const { panel } = await openPanel(page);
  await expect(panel).toContainText(said);
  await page.evaluate(() => {
    window.isChanged = false;
    const note = document.querySelector('footer [data-testid="clock-note"]');
    if (note)
      new MutationObserver(() => (window.isChanged = true)).observe(note, { characterData: true, subtree: true });
  });
  for (const temperature of [5, 6, 7]) {
    await post({ ...FRIDGE, temperature });
    await expect(board.tile('Fridge')).toContainText(`${temperature}.0 °C`);
  }
  expect(await page.evaluate(() => window.isChanged)).toBe(false);
});

declare global {
  interface Window {
    isChanged: boolean;
  }
}

test('[PG345] of a clock that is right nothing is said', async ({ page, board, post }) => {
  await post(FRIDGE);
  await page.goto('/');
  await expect(board.tile('Fridge')).toContainText('4.0 °C');
  await expect(page.getByTestId('clock-note')).toHaveCount(0);
});

for (const [name, options] of LOOKS) {
  test.describe(name, () => {
    test.use(options);
    test(`[PG343] what opens has nothing that axe finds, and fits: ${name}`, async ({ page, post }) => {
      await post(FRIDGE, OVEN);
      await page.goto('/');
      await page.getByTestId('feed-state').click();
      await expect(page.locator('[data-hop]')).toHaveCount(4);
      const { violations } = await new AxeBuilder({ page }).include('[popover]:popover-open').analyze();
      expect(violations.map(({ id, help }) => `${id}: ${help}`)).toEqual([]);
      const box = (await page.locator('[popover]:popover-open').boundingBox())!;
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(page.viewportSize()!.width);
      const link = (await page.locator('[popover]:popover-open a').boundingBox())!;
      expect(link.height).toBeGreaterThanOrEqual(44);
    });
  });
}
