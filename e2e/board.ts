import type { Locator, Page } from '@playwright/test';

/** The parts of the page, as people find them. */
export type Board = {
  tile(sensorId: string): Locator;
  /** The tiles of all sensors. */
  tiles: Locator;
  strip: Locator;
  /** The strip's rows, one a sensor. */
  rows: Locator;
  feedState: Locator;
  /** Where the sensors are, or what stands there while there are none. */
  main: Locator;
  chart: Locator;
  /** The chosen sensor's threshold: its fields, or what is being drafted. */
  threshold: Locator;
  /** The chosen sensor's readings as the table shows them, newest first: `['12', '4.0 °C']`. Opens it. */
  readings(): Promise<string[][]>;
};

export function boardOf(page: Page): Board {
  const strip = page.getByRole('region', { name: /^(Alerts|报警)$/ });
  return {
    tile: (sensorId) => page.locator(`[data-sensor="${sensorId}"]`),
    tiles: page.locator('[data-sensor]'),
    strip,
    rows: strip.getByRole('listitem'),
    feedState: page.getByTestId('feed-state'),
    main: page.getByRole('main'),
    chart: page.getByRole('figure'),
    threshold: page.getByRole('group', { name: 'Threshold' }),
    readings: () => shownReadings(page),
  };
}

async function shownReadings(page: Page): Promise<string[][]> {
  const table = page.getByRole('table');
  if (!(await table.isVisible())) await page.getByText('Show as table').click();
  return table.locator('tbody tr').evaluateAll((rows) =>
    rows.map((row) => {
      const [n = '', , reading = ''] = [...row.children].map((cell) => cell.textContent ?? '');
      return [n, reading.replace(/\s/g, ' ')];
    }),
  );
}
