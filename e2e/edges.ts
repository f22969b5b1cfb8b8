import type { Locator, Page } from '@playwright/test';

/** Where it begins in the window, in px from its top. */
export const top = async (what: Locator) => (await what.boundingBox())!.y;

/** Where it ends in the window, in px from its top. */
export const below = async (what: Locator) => {
  const box = (await what.boundingBox())!;
  return box.y + box.height;
};

/** Scrolls to the end of the page. */
export const toEnd = (page: Page) => page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
