import { test as base, expect, type Page } from '@playwright/test';
import { type Product, type ProductOptions, startProduct } from './product';

type Value = { sensorId?: string; temperature: number; timestamp?: number };

export type Fixtures = {
  /** Override with `test.use({ productOptions: … })`. */
  productOptions: ProductOptions;
  /** The product, fresh for this test. */
  product: Product;
  /** Posts readings, in order, as a program would. */
  post(...values: Value[]): Promise<void>;
  /** Opens another browser on the product, one that shares nothing with the first. */
  openAnother(path?: string): Promise<Page>;
};

/** A test of the whole product in a real browser. A console error on any page fails it. */
export const test = base.extend<Fixtures & { noConsoleErrors: undefined }>({
  productOptions: [{}, { option: true }],
  product: async ({ productOptions }, use) => {
    const product = await startProduct(productOptions);
    await use(product);
    await product.stop();
  },
  baseURL: async ({ product }, use) => use(product.url),
  post: async ({ product, playwright }, use) => {
    const api = await playwright.request.newContext({ baseURL: product.url });
    await use(async (...values) => {
      const answer = await api.post('/api/readings', { data: values });
      expect(answer.status(), await answer.text()).toBe(202);
    });
    await api.dispose();
  },
  openAnother: async ({ browser, product }, use) => {
    const pages: Page[] = [];
    await use(async (path = '/') => {
      const context = await browser.newContext({ baseURL: product.url });
      const page = await context.newPage();
      pages.push(page);
      await page.goto(path);
      return page;
    });
    for (const page of pages) await page.context().close();
  },
  noConsoleErrors: [
    async ({ context }, use) => {
      const errors: string[] = [];
      context.on('console', (message) => {
        // A browser that is offline says so in its console; the page has its own words for it.
        if (message.type() === 'error' && !/net::ERR_|WebSocket connection/.test(message.text())) {
          errors.push(message.text());
        }
      });
      context.on('weberror', (error) => errors.push(String(error.error())));
      await use(undefined);
      expect(errors, 'console errors').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
