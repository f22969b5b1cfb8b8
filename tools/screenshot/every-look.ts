import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, type Page, request } from '@playwright/test';
import { type Look, openLook } from '../../e2e/visual/looks';
import { offlineSettled, SCENES, type Scene } from '../../e2e/visual/scenes';
import { startStill } from '../../e2e/visual/still-product';

/** Every size, colour scheme and language with each other. */
const LOOKS: readonly Look[] = (['wide', 'phone'] as const).flatMap((size) =>
  (['light', 'dark'] as const).flatMap((colorScheme) =>
    (['en-US', 'zh-CN'] as const).map((locale) => ({ size, colorScheme, locale })),
  ),
);

type Taking = { out: string; say(line: string): void };

/** Takes every view of every scene in every look into `out`, as `alarmed-phone-dark-zh-CN.png`. */
export async function takeEveryLook(browser: Browser, { out, say }: Taking): Promise<void> {
  await mkdir(out, { recursive: true });
  for (const [name, scene] of Object.entries(SCENES)) {
    say(`${name}: ${await takeScene(browser, scene, out)} pictures`);
  }
}

/** Resolves with how many were taken. */
async function takeScene(browser: Browser, { env, prepare }: Scene, out: string): Promise<number> {
  const product = await startStill(env);
  const api = await request.newContext({ baseURL: product.url });
  const views = Object.entries(await prepare({ product, api }));
  const opened = LOOKS.map(async (look) => {
    const context = await openLook(browser, { ...look, nowMs: product.nowMs(), baseURL: product.url });
    return { name: `${look.size}-${look.colorScheme}-${look.locale}`, page: await context.newPage() };
  });
  const looks = await Promise.all(opened);
  for (const [view, { path: address, settle, isOffline = false }] of views) {
    for (const { page } of looks) {
      await page.goto(address);
      await settle(page);
    }
    if (isOffline) await product.stop();
    for (const { name, page } of looks) await take(page, { file: path.join(out, `${view}-${name}.png`), isOffline });
  }
  for (const { page } of looks) await page.context().close();
  await api.dispose();
  await product.stop();
  return views.length * looks.length;
}

async function take(page: Page, { file, isOffline }: { file: string; isOffline: boolean }): Promise<void> {
  if (isOffline) await offlineSettled(page);
  await page.screenshot({ path: file, animations: 'disabled' });
}
