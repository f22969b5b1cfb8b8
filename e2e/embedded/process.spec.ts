import { expect, test } from '@playwright/test';
import { failToStart, type Product, startProduct } from '../product';

const running: Product[] = [];
test.afterEach(async () => {
  for (const product of running.splice(0)) await product.stop();
});

async function start(env: Record<string, string> = {}): Promise<Product> {
  const product = await startProduct({ env });
  running.push(product);
  return product;
}

test('[OP1] one process serves page, API and live readings on one port, with nothing set', async ({ page }) => {
  const { url } = await start({ SIMULATOR: '' });
  const live = page.waitForEvent('websocket');
  await page.goto(url);
  await expect(page.locator('[data-sensor]')).toHaveCount(7);
  expect(new URL((await live).url()).host).toBe(new URL(url).host);
  expect((await fetch(`${url}/api/sensors`)).status).toBe(200);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

test('[OP2] SIGTERM ends it with 0 within 5 s, under load and with pages open', async ({ page }) => {
  const product = await start({ SIMULATOR: 'demo' });
  await page.goto(product.url);
  await expect(page.locator('[data-sensor]')).toHaveCount(7);
  const beganMs = performance.now();
  expect(await product.stop()).toBe(0);
  expect(performance.now() - beganMs).toBeLessThan(5000);
  expect(product.lines.at(-1)).toContain('"event":"stopped"');
});

test('[OP3] a port in use is said in a sentence, exit code 69', async () => {
  const { url } = await start();
  const { port } = new URL(url);
  const { exitCode, said } = await failToStart({ PORT: port });
  expect(exitCode).toBe(69);
  expect(said).toContain(`Port ${port} is taken by another program: stop that program, or start with another PORT.`);
});

test('[OP4] wrong variables are named at once, exit code 78', async () => {
  const { exitCode, said } = await failToStart({ PORT: 'http', THRESHOLD_HIGH: 'hot', OPERATOR_PASSWORD: 'short' });
  expect(exitCode).toBe(78);
  for (const name of ['PORT', 'THRESHOLD_HIGH', 'OPERATOR_PASSWORD']) expect(said).toContain(`  ${name} must`);
  expect(said).not.toContain('short');
});
