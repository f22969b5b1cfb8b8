import { findBrowser } from './browser.mjs';
import { buildAll, isBuildCurrent } from './build.mjs';
import { run } from './run.mjs';

const browser = findBrowser();
if (browser) {
  if (!isBuildCurrent()) await buildAll();
  const passed = run('playwright', ['test', '--config', 'e2e/playwright.config.ts', ...process.argv.slice(2)], {
    PLAYWRIGHT_CHROMIUM: browser,
  });
  process.exitCode = passed ? 0 : 1;
} else process.exitCode = 1;
