import type { Page } from '@playwright/test';
import type { Frame, Snapshot } from '#protocol/frame';
import { expect, test, type Value } from '../fixtures';

const COUNT = 500;

/** One reading of each of 500 sensors. */
const round = (celsius: number): Value[] =>
  Array.from({ length: COUNT }, (_, index) => ({ sensorId: `Sensor ${index + 1}`, temperature: celsius }));

/** What the page's own socket was sent, by event. */
type Sent = { frames: Frame[]; snapshots: Snapshot[]; asked: string[][] };

/** Reads along what goes over the page's socket from now on. */
function readAlong(page: Page): Sent {
  const sent: Sent = { frames: [], snapshots: [], asked: [] };
  const eventOf = (payload: string | Buffer) => {
    const text = String(payload);
    return text.startsWith('42') ? (JSON.parse(text.slice(2)) as [string, unknown]) : null;
  };
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      const [name, body] = eventOf(payload) ?? [];
      if (name === 'frame') sent.frames.push(body as Frame);
      if (name === 'snapshot') sent.snapshots.push(body as Snapshot);
    });
    socket.on('framesent', ({ payload }) => {
      const [name, body] = eventOf(payload) ?? [];
      if (name === 'watch') sent.asked.push(body as string[]);
    });
  });
  return sent;
}

test.describe('500 sensors', () => {
  test.setTimeout(120_000);

  test('[PG350] the page is sent what is in sight, and of all others where they stand', async ({
    page,
    board,
    post,
  }) => {
    await post(...round(20));
    const sent = readAlong(page);
    await page.goto('/');
    await expect(board.tiles).toHaveCount(COUNT);
    const watched = () => sent.snapshots.at(-1)?.watching ?? [];
    await expect.poll(watched).toContain('Sensor 1');
    expect(watched().length).toBeLessThan(100);
    expect(watched()).not.toContain('Sensor 300');

    sent.frames.length = 0;
    await post(...round(21));
    await expect(board.tile('Sensor 1')).toContainText('21.0');
    // Read by the overview, kept in the page, told to searches and screen readers though nobody sees it.
    await expect(board.tile('Sensor 300')).toContainText('21.0', { timeout: 15_000 });
    const framed = new Set(sent.frames.flatMap(({ readings = [] }) => readings.map(([id]) => id)));
    expect(framed.has('Sensor 1')).toBe(true);
    expect([...framed].filter((id) => !watched().includes(id))).toEqual([]);

    await board.tile('Sensor 300').scrollIntoViewIfNeeded();
    await expect.poll(watched).toContain('Sensor 300');
    // Its past is told though it was not heard again, and its line is drawn of it.
    await expect(board.tile('Sensor 300').locator('path').last()).toHaveAttribute('d', /L/);
    await post(...round(22));
    await expect(board.tile('Sensor 300')).toContainText('22.0');
  });

  test('[PG351] a sensor chosen from among them has its whole line, and goes on after the server was away', async ({
    page,
    board,
    post,
    product,
  }) => {
    for (const celsius of [20, 21, 22]) await post(...round(celsius));
    await page.goto('/?sensor=Sensor 400');
    await expect.poll(board.readings).toEqual([
      ['3', '22.0 °C'],
      ['2', '21.0 °C'],
      ['1', '20.0 °C'],
    ]);
    await product.restart();
    await expect(board.feedState).toContainText('Live', { timeout: 30_000 });
    await post(...round(23));
    await expect.poll(board.readings).toEqual([
      ['4', '23.0 °C'],
      ['3', '22.0 °C'],
      ['2', '21.0 °C'],
      ['1', '20.0 °C'],
    ]);
    await expect(board.tile('Sensor 2')).toContainText('23.0', { timeout: 15_000 });
  });

  test('[PG71] an alert of one that nobody watches stands above the others, and does not leave the pointer', async ({
    page,
    board,
    post,
  }) => {
    await post(...round(20));
    await page.goto('/');
    await expect(board.tiles).toHaveCount(COUNT);
    await post({ sensorId: 'Sensor 444', temperature: 41 });
    await expect(board.rows).toContainText('Sensor 444');
    const attention = page.getByRole('region', { name: 'Needs attention' });
    await expect(attention.locator('[data-sensor="Sensor 444"]')).toContainText('41.0');
    await expect(board.tiles).toHaveCount(COUNT);

    await page.evaluate(() => scrollTo(0, 0));
    await board.tile('Sensor 3').hover();
    const before = await board.tile('Sensor 3').boundingBox();
    await post({ sensorId: 'Sensor 3', temperature: 45 });
    await expect(board.tile('Sensor 3')).toHaveAttribute('data-tone', 'critical');
    expect(await board.tile('Sensor 3').boundingBox()).toEqual(before);
    await page.mouse.move(1, 1);
    await expect(attention.locator('[data-sensor="Sensor 3"]')).toBeVisible();
  });

  test('[PG356] out of sight a tile keeps its name, state and value, and is drawn whole when it comes into sight', async ({
    page,
    board,
    post,
  }) => {
    await post(...round(20));
    await page.goto('/');
    await expect(board.tile('Sensor 1')).toContainText('Average');
    const far = board.tile('Sensor 300');
    await expect(far).toContainText('20.0');
    await expect(far).toContainText('OK');
    await expect(far).not.toContainText('Average');
    await far.scrollIntoViewIfNeeded();
    await expect(far).toContainText('Average');
    await expect(board.tile('Sensor 1')).not.toContainText('Average');
  });

  test('[PG353] one is found by a word, and all are back when it is cleared', async ({ page, board, post }) => {
    await post(...round(20));
    await page.goto('/');
    const seek = page.getByRole('searchbox', { name: 'Find a sensor' });
    await seek.fill('sensor 44');
    await expect(board.tiles).toHaveCount(14);
    await expect(page.getByText('14 of 500 sensors')).toBeVisible();
    await seek.fill('nothing like it');
    await expect(page.getByText('No sensor has all of this')).toBeVisible();
    await seek.press('Escape');
    await expect(board.tiles).toHaveCount(COUNT);
  });

  test('[PG354] groups fold away, are remembered, and open for what is sought', async ({
    page,
    board,
    post,
    request,
  }) => {
    await post(...round(20));
    const inKitchen = (id: string) => ({ scope: 'sensor', id, patch: { group: 'Kitchen' } });
    const answer = await request.patch('/api/settings', {
      data: { changes: [inKitchen('Sensor 7'), inKitchen('Sensor 8')] },
    });
    expect(answer.status(), await answer.text()).toBe(200);
    await page.goto('/');
    await expect(board.tiles).toHaveCount(COUNT);
    await page.getByRole('button', { name: 'Kitchen' }).click();
    await expect(board.tiles).toHaveCount(COUNT - 2);
    await page.reload();
    await expect(board.tiles).toHaveCount(COUNT - 2);
    await page.getByRole('searchbox', { name: 'Find a sensor' }).fill('kitchen');
    await expect(board.tiles).toHaveCount(2);
    await post({ sensorId: 'Sensor 7', temperature: 41 });
    await page.getByRole('searchbox', { name: 'Find a sensor' }).fill('');
    await expect(board.tiles).toHaveCount(COUNT - 1);
    await expect(page.getByRole('region', { name: 'Needs attention' })).toContainText('Sensor 7');
  });
});
