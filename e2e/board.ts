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
  /** The choices of how much the chart spans. */
  range(name: string): Locator;
  /** Sensors with a history that are not on the board. */
  recorded: Locator;
  /** The line that the readings make on the chart; empty where nothing is drawn. */
  trace(): Promise<string>;
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
    range: (name) => page.getByRole('group', { name: 'Range' }).getByRole('button', { name, exact: true }),
    recorded: page.locator('details').filter({ has: page.getByText('Recorded', { exact: false }) }),
    trace: () => page.evaluate(drawnTrace),
    readings: () => shownReadings(page),
  };
}

// In the page; also given to its watchers, so it stands alone.
export function drawnTrace(): string {
  return document.querySelector('figure [data-trace=reading]')?.getAttribute('d') ?? '';
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
