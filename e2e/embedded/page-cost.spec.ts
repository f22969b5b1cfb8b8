import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures';

const FRIDGE = { sensorId: 'Fridge', temperature: 4 };

/** A rendering gives an element new properties, even where it changes none: React keeps them beside it. */
type Marked = { [key: `__reactProps$${string}`]: object };

/** Remembers how the elements in `place` were rendered. */
async function rememberRendering(place: Locator): Promise<{ renderedSince(): Promise<string[]> }> {
  const handle = await place.evaluateHandle((root) => {
    const propsOf = (element: Element) => {
      const key = Object.keys(element).find((name) => name.startsWith('__reactProps$'));
      return key === undefined ? null : (element as unknown as Marked)[key as `__reactProps$${string}`];
    };
    const before = new Map([root, ...root.querySelectorAll('*')].map((element) => [element, propsOf(element)]));
    return {
      known: [...before.values()].filter((props) => props !== null).length,
      since: () =>
        [...before]
          .filter(([element, props]) => propsOf(element) !== props)
          .map(([element]) => `${element.tagName} ${element.className}`),
    };
  });
  // Otherwise nothing would ever be found to be rendered.
  expect(await handle.evaluate(({ known }) => known)).toBeGreaterThan(3);
  return { renderedSince: () => handle.evaluate(({ since }) => since()) };
}

const tileOf = (page: Page) => page.locator('main [data-sensor="Fridge"]');

test('[PG411] a reading changes what a tile says and shows, and renders nothing of it', async ({ page, post }) => {
  await post({ ...FRIDGE, timestamp: Date.now() - 60_000 }, { ...FRIDGE, temperature: 5 });
  await page.goto('/');
  const tile = tileOf(page);
  const line = tile.locator('svg path').last();
  await expect(tile).toContainText('5.0');
  await expect(tile.getByTitle('Since midnight')).toContainText('4.0');
  const drawn = await line.getAttribute('d');
  const { renderedSince } = await rememberRendering(tile);
  for (const temperature of [6, 7, 8]) {
    await post({ ...FRIDGE, temperature, timestamp: Date.now() + (temperature - 5) * 3000 });
    await expect(tile).toContainText(`${temperature}.0`);
  }
  await expect(tile.getByTitle('Since midnight')).toContainText('8.0');
  expect(await line.getAttribute('d')).not.toBe(drawn);
  expect(await renderedSince()).toEqual([]);
});

test('[PG413] while no words say a time, time that passes renders nothing', async ({ page, post }) => {
  await post(FRIDGE);
  await page.goto('/');
  const tile = tileOf(page);
  await expect(tile).toContainText(/ago|now/i);
  await expect(tile.getByTitle('Since midnight')).toBeVisible();
  const strip = page.getByRole('region', { name: 'Alerts' });
  await expect(strip).toContainText('OK');
  const tiles = await rememberRendering(tile);
  const alerts = await rememberRendering(strip);
  const said = new Set<string | null>();
  // Until an age has been told anew again and again.
  await expect
    .poll(async () => said.add(await tile.textContent()).size, { intervals: [200], timeout: 20_000 })
    .toBeGreaterThan(4);
  expect(await tiles.renderedSince()).toEqual([]);
  expect(await alerts.renderedSince()).toEqual([]);
});

test('[PG500] a tile says the highest of readings that came together, though nothing comes after', async ({
  page,
  post,
}) => {
  await post(FRIDGE);
  await page.goto('/');
  const extremes = tileOf(page).getByTitle('Since midnight');
  await expect(extremes).toContainText('4.0');
  await post({ ...FRIDGE, temperature: 30 }, { ...FRIDGE, temperature: 20 });
  await expect(tileOf(page)).toContainText('20.0');
  await expect(extremes).toContainText('30.0');
});

test('[PG500] a tile says what the database tells of a day while its sensor is silent', async ({
  page,
  post,
  product,
}) => {
  await post(FRIDGE);
  await page.goto('/');
  const extremes = tileOf(page).getByTitle('Since midnight');
  await expect(extremes).toContainText('4.0');
  await page.route('**/api/extremes*', async (route) => {
    const told = await (await route.fetch()).json();
    await route.fulfill({ json: { ...told, sensors: told.sensors.map((one: object) => ({ ...one, max: 33 })) } });
  });
  await product.restart();
  await expect(extremes).toContainText('33.0');
});
