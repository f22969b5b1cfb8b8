import { defineConfig, devices } from '@playwright/test';
import { BROWSER_FLAGS } from '../tools/browser.mjs';

// Each project is the whole product in another setting; every test starts its own server on a free port.
export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  retries: process.env.CI === 'true' ? 1 : 0,
  forbidOnly: process.env.CI === 'true',
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    timezoneId: 'UTC',
    // What the worker keeps is for offline.spec.ts; elsewhere it would stand between a page and the test's routes.
    serviceWorkers: 'block',
    // Recording every step costs a third of the run.
    trace: 'on-first-retry',
    launchOptions: { executablePath: process.env.PLAYWRIGHT_CHROMIUM, args: BROWSER_FLAGS },
  },
  projects: [
    { name: 'embedded', testMatch: 'embedded/**/*.spec.ts' },
    { name: 'kafka', testMatch: 'kafka/**/*.spec.ts' },
    {
      name: 'visual',
      testMatch: 'visual/**/*.spec.ts',
      // A scene is several pages, each looked at until it stands still.
      timeout: 180_000,
      snapshotPathTemplate: '{testDir}/visual/{testFileName}-snapshots/{arg}{ext}',
      expect: {
        // So few that the mark of one tile in another colour is seen. Edges that another build of the same Chromium smooths
        // differently are no difference at this threshold.
        toHaveScreenshot: { maxDiffPixelRatio: 0.0005, threshold: 0.2 },
      },
    },
    { name: 'development', testMatch: 'development/**/*.spec.ts' },
  ],
});
