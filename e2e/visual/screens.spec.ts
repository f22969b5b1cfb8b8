import { existsSync } from 'node:fs';
import type { Page, TestInfo } from '@playwright/test';
import { test as base, expect } from '../fixtures';
import { fontsOf } from './fonts';
import { type Look, openLook } from './looks';
import { offlineSettled, SCENES } from './scenes';
import { type StillProduct, startStill } from './still-product';

const LOOKS: Record<string, Look> = {
  'wide-light-en': { size: 'wide', colorScheme: 'light', locale: 'en-US' },
  'phone-dark-zh': { size: 'phone', colorScheme: 'dark', locale: 'zh-CN' },
};

const MAKE = 'npm run e2e -- --project visual --update-snapshots=all';

const test = base.extend<{ still: StillProduct }>({
  product: async ({ productOptions }, use, testInfo) => {
    const product = await startStill(productOptions.env);
    await use(product);
    await product.stop();
    if (testInfo.status !== testInfo.expectedStatus) console.log(product.lines.join('\n'));
  },
  // The same product, by its whole type.
  still: async ({ product }, use) => use(product as StillProduct),
});

for (const [scene, { env = {}, prepare }] of Object.entries(SCENES)) {
  test.describe(scene, () => {
    test.use({ productOptions: { env } });

    test(`[PG450] the page looks as it did: ${scene}`, async ({ browser, still, request, watchConsole }, testInfo) => {
      const views = Object.entries(await prepare({ product: still, api: request }));
      const opened = Object.entries(LOOKS).map(async ([name, look]) => {
        const context = await openLook(browser, { ...look, nowMs: still.nowMs(), baseURL: still.url });
        watchConsole(context);
        return { name, page: await context.newPage() };
      });
      const looks = await Promise.all(opened);
      for (const [view, { path, settle, isOffline = false }] of views) {
        for (const { page } of looks) {
          await page.goto(path);
          await settle(page);
        }
        if (isOffline) await still.stop();
        for (const { name, page } of looks) {
          if (isOffline) await offlineSettled(page);
          const picture = await pictureOf(page, { name: `${view}-${name}.png`, testInfo });
          await expect.soft(page).toHaveScreenshot(picture);
        }
      }
      for (const { page } of looks) await page.context().close();
    });
  });
}

/** The file of a picture, in the folder of this browser and these fonts; without one the test is skipped, and says what to do. */
async function pictureOf(page: Page, { name, testInfo }: { name: string; testInfo: TestInfo }): Promise<string[]> {
  const browser = `chromium-${page.context().browser()?.version().split('.')[0]}`;
  const machine = `${process.platform}-${browser}-${await fontsOf(page)}`;
  const { updateSnapshots } = testInfo.config;
  const isMaking = updateSnapshots === 'all' || updateSnapshots === 'changed';
  const isThere = existsSync(testInfo.snapshotPath(machine, name));
  const advice = `Optional: there is no ${name} of ${machine}. Look at the page, then make this machine's pictures with: ${MAKE}`;
  test.skip(!isThere && !isMaking, advice);
  return [machine, name];
}
