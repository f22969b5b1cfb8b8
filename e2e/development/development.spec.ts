import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '../fixtures';

const STYLES = path.join(import.meta.dirname, '../../components/shell/header.module.css');

// Next runs one development server a folder: while `npm run dev` runs here, this fails and says so.
test.describe('with NODE_ENV=development', () => {
  test.use({ productOptions: { isDevelopment: true } });

  test('[PG95] the page is live, and what is edited shows without losing it', async ({ page, board, post }) => {
    test.setTimeout(120_000);
    const sockets: { url(): string; isClosed(): boolean }[] = [];
    page.on('websocket', (socket) => sockets.push(socket));
    await page.goto('/');
    await post({ sensorId: 'fridge', temperature: 4 });
    await expect(board.tile('fridge')).toContainText('4.0 °C', { timeout: 30_000 });
    const name = page.getByRole('heading', { name: 'Isotherm' });
    await expect(name).not.toHaveCSS('letter-spacing', '7px');

    const written = await readFile(STYLES, 'utf8');
    try {
      await writeFile(STYLES, `${written}\n.product {\n  letter-spacing: 7px;\n}\n`);
      await expect(name).toHaveCSS('letter-spacing', '7px', { timeout: 30_000 });
    } finally {
      await writeFile(STYLES, written);
    }
    await expect(name).not.toHaveCSS('letter-spacing', '7px', { timeout: 30_000 });
    await post({ sensorId: 'fridge', temperature: 5 });
    await expect(board.tile('fridge')).toContainText('5.0 °C');
    const live = sockets.filter((socket) => socket.url().includes('/socket.io/'));
    expect(live.map((socket) => socket.isClosed())).toEqual([false]);
  });
});
