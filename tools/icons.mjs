import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { BROWSER_FLAGS, findBrowser } from './browser.mjs';

const root = path.join(import.meta.dirname, '..');
const svg = await readFile(path.join(root, 'app/icon.svg'), 'utf8');
// Shapes are cut out of these, round or square: the ground reaches the edge and the drawing keeps away from it.
const whole = svg.replace('rx="7"', 'rx="0"');

const ICONS = [
  { file: 'public/icon-192.png', sizePx: 192, svg, inset: 0 },
  { file: 'public/icon-512.png', sizePx: 512, svg, inset: 0 },
  { file: 'public/icon-maskable-512.png', sizePx: 512, svg: whole, inset: 0.1 },
  { file: 'app/apple-icon.png', sizePx: 180, svg: whole, inset: 0 },
];

await mkdir(path.join(root, 'public'), { recursive: true });
const browser = await chromium.launch({ executablePath: findBrowser() ?? undefined, args: BROWSER_FLAGS });
for (const icon of ICONS) {
  const { sizePx, inset } = icon;
  const page = await browser.newPage({ viewport: { width: sizePx, height: sizePx } });
  await page.setContent(`<style>
    body { margin: 0; ${inset > 0 ? 'background: #2b3238;' : ''} }
    svg { display: block; width: ${sizePx * (1 - 2 * inset)}px; padding: ${sizePx * inset}px; }
  </style>${icon.svg}`);
  await page.screenshot({ path: path.join(root, icon.file), omitBackground: true });
  await page.close();
}
await browser.close();
console.log('The icons are new.');
