import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from '@playwright/test';
import { startProduct } from '../../e2e/product';

const file = path.join(import.meta.dirname, '../../docs/screenshot.png');

/** Takes the picture of the README: the invented sensors, one of them too hot. */
export async function takeReadmePicture(browser: Browser, say: (line: string) => void): Promise<void> {
  const product = await startProduct({ env: { SIMULATOR: 'demo' } });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${product.url}/?sensor=Boiler%20room`);
  say('Waiting for the boiler room to go above 40 °C: up to two minutes.');
  await page
    .getByText(/Boiler room is .* above its threshold/)
    .first()
    .waitFor({ timeout: 120_000 });
  // A few readings more, so that the picture shows the alert as it grows.
  await page.waitForTimeout(8000);
  await mkdir(path.dirname(file), { recursive: true });
  await page.screenshot({ path: file });
  await product.stop();
  say('docs/screenshot.png is new.');
}
