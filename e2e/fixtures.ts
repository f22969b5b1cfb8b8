import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { type Board, boardOf } from './board';
import { type Product, type ProductOptions, startProduct } from './product';

export type Value = { sensorId?: string; temperature: number; timestamp?: number };

export type Fixtures = {
  /** Override with `test.use({ productOptions: … })`. */
  productOptions: ProductOptions;
  /** Who acts in this test's browsers; null: nobody said yet, and the page asks. */
  actingName: string | null;
  /** What the consoles of this test's pages may say beside nothing. */
  expectedErrors: RegExp;
  /** The product, fresh for this test. */
  product: Product;
  /** The page's parts. Opens nothing. */
  board: Board;
  /** Posts readings, in order, as a program would. */
  post(...values: Value[]): Promise<void>;
  /** Opens another browser on the product, one that shares nothing with the first. */
  openAnother(path?: string): Promise<Page>;
};

type Watch = { watchConsole(context: BrowserContext): void };

/** A test of the whole product in a real browser. A console error or warning on any page fails it. */
export const test = base.extend<Fixtures & Watch>({
  productOptions: [{}, { option: true }],
  actingName: ['Ana', { option: true }],
  expectedErrors: [/^$/, { option: true }],
  product: async ({ productOptions }, use, testInfo) => {
    const product = await startProduct(productOptions);
    await use(product);
    await product.stop();
    // Whoever reads of a failure elsewhere has nothing but what the run said.
    if (testInfo.status !== testInfo.expectedStatus) console.log(product.lines.join('\n'));
  },
  baseURL: async ({ product }, use) => use(product.url),
  board: async ({ page }, use) => use(boardOf(page)),
  post: async ({ product, playwright }, use) => {
    const api = await playwright.request.newContext({ baseURL: product.url });
    // A product that listens may still be waiting for its database, and takes nothing yet.
    await expect.poll(async () => (await api.get('/readyz')).status()).toBe(200);
    await use(async (...values) => {
      const answer = await api.post('/api/readings', { data: values });
      expect(answer.status(), await answer.text()).toBe(202);
    });
    await api.dispose();
  },
  openAnother: async ({ browser, baseURL, watchConsole, actingName }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (path = '/') => {
      const context = await browser.newContext({ baseURL });
      contexts.push(context);
      watchConsole(context);
      await rememberName(context, actingName);
      const page = await context.newPage();
      await page.goto(path);
      return page;
    });
    for (const context of contexts) await context.close();
  },
  watchConsole: [
    async ({ context, expectedErrors, actingName }, use) => {
      await rememberName(context, actingName);
      const errors: string[] = [];
      const watch = (watched: BrowserContext) => {
        watched.on('console', (message) => {
          if (
            /^(error|warning)$/.test(message.type()) &&
            !isOwnWord(message.text()) &&
            !expectedErrors.test(message.text())
          ) {
            errors.push(message.text());
          }
        });
        watched.on('weberror', (error) => errors.push(String(error.error())));
      };
      watch(context);
      await use(watch);
      expect(errors, 'errors and warnings in the console').toEqual([]);
    },
    { auto: true },
  ],
});

async function rememberName(context: BrowserContext, name: string | null): Promise<void> {
  // A blank page has no memory.
  if (name !== null)
    await context.addInitScript((known) => origin !== 'null' && localStorage.setItem('isotherm.by', known), name);
}

// A browser that is offline says so in its console, and Playwright that it lets no worker in.
function isOwnWord(text: string): boolean {
  return /net::ERR_|WebSocket connection|Service Worker registration blocked by Playwright/.test(text);
}

export { expect };
