import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { startProduct } from '../e2e/product';
import { BROWSER_FLAGS, findBrowser } from './browser.mjs';
import { buildAll, isBuildCurrent } from './build.mjs';

const file = path.join(import.meta.dirname, '../docs/screenshot.png');

if (!isBuildCurrent()) await buildAll();
const product = await startProduct({ env: { SIMULATOR: 'demo' } });
const browser = await chromium.launch({ executablePath: findBrowser() ?? undefined, args: BROWSER_FLAGS });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
await page.goto(`${product.url}/?sensor=Boiler%20room`);
console.log('Waiting for the boiler room to go above 40 °C: up to two minutes.');
await page
  .getByText(/Boiler room is .* above its threshold/)
  .first()
  .waitFor({ timeout: 120_000 });
// A few readings more, so that the picture shows the alert as it grows.
await page.waitForTimeout(8000);
await mkdir(path.dirname(file), { recursive: true });
await page.screenshot({ path: file });
await browser.close();
await product.stop();
console.log('docs/screenshot.png is new.');
