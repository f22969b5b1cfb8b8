import { type Browser, type BrowserContext, type BrowserContextOptions, devices } from '@playwright/test';

/** Sizes, colours and languages in which the page is looked at. */
export const SIZES = {
  wide: { viewport: { width: 1440, height: 900 } },
  // A phone's pictures at its own density are nine times as large, and no better to compare.
  phone: { ...devices['iPhone 13'], viewport: { width: 390, height: 844 }, deviceScaleFactor: 1 },
} as const satisfies Record<string, BrowserContextOptions>;

/** A size, a colour scheme and a language. */
export type Look = { size: keyof typeof SIZES; colorScheme: 'light' | 'dark'; locale: 'en-US' | 'zh-CN' };

/** Opens a browser of that look, where nothing moves and the clock stands still at `nowMs`. */
export async function openLook(
  browser: Browser,
  { size, nowMs, baseURL, ...look }: Look & { nowMs: number; baseURL: string },
): Promise<BrowserContext> {
  const { defaultBrowserType: _, userAgent: __, ...screen } = { defaultBrowserType: '', userAgent: '', ...SIZES[size] };
  const context = await browser.newContext({
    ...screen,
    ...look,
    baseURL,
    reducedMotion: 'reduce',
    timezoneId: 'UTC',
    serviceWorkers: 'block',
  });
  await context.clock.setFixedTime(nowMs);
  await context.addInitScript(() => origin !== 'null' && localStorage.setItem('isotherm.by', 'Ana'));
  return context;
}
