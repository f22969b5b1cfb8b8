import path from 'node:path';
import { copiedProgram } from '../connect-guide';
import { expect, test } from '../fixtures';
import { hasCommand, type Program, type ProgramOptions, runProgram } from '../program';

const PASSWORD = 'a word of passage';
const HOW: Record<string, ProgramOptions> = {
  curl: { command: 'bash', file: 'send.sh' },
  Python: { command: 'python3', file: 'send.py' },
  Node: { command: process.execPath, file: 'send.js' },
  MicroPython: {
    command: 'python3',
    args: ['-u', path.join(import.meta.dirname, '../board-doubles/run.py')],
    file: 'main.py',
  },
};

const running: Program[] = [];
const run = (name: string, code: string): Program => {
  const program = runProgram(code, HOW[name]!);
  running.push(program);
  return program;
};

test.beforeAll(() => test.skip(!hasCommand('python3', '--version'), 'Python is not installed here.'));
test.afterEach(async () => {
  for (const program of running.splice(0)) await program.stop();
});

// Another sensor for each, as anybody who copies two of them does.
const named = (name: string, code: string) => code.replaceAll('my-sensor', `by ${name}`);

test('[PG440] curl, Python and Node are copied, run, and seen on the page', async ({ page, board }) => {
  await page.goto('/');
  // The way to them goes with the first reading.
  const copied = { curl: '', Python: '', Node: '' };
  for (const name of ['curl', 'Python', 'Node'] as const) copied[name] = await copiedProgram(page, name);
  const curl = run('curl', named('curl', copied.curl));
  expect(await curl.ended).toBe(0);
  await expect(board.tile('by curl')).toContainText('21.5 °C');
  for (const name of ['Python', 'Node'] as const) {
    run(name, named(name, copied[name]));
    await expect(board.tile(`by ${name}`)).toContainText(/Average: [3-9] of 10/);
  }
});

test.describe('where there is a password', () => {
  test.use({
    productOptions: { env: { HOST: '127.1', OPERATOR_PASSWORD: PASSWORD } },
    expectedErrors: /status of 401/,
  });

  test('[PG440] [PG441] put in place of the placeholder it lets them in; left out, the server’s words are told', async ({
    page,
    board,
  }) => {
    await page.goto('/');
    for (const name of ['curl', 'Python', 'Node', 'MicroPython']) {
      const code = await copiedProgram(page, name);
      expect(code).toContain('OPERATOR_PASSWORD');
      if (name === 'curl') continue;
      const refused = run(name, code);
      await expect
        .poll(refused.said, { timeout: 30_000 })
        .toMatch(/The server refused it: .*"status":401|the server refused it: .*"status":401/);
      await refused.stop();
    }
    const copied: [string, string][] = [];
    for (const name of ['curl', 'Python', 'Node', 'MicroPython']) copied.push([name, await copiedProgram(page, name)]);
    for (const [name, code] of copied) run(name, named(name, code).replaceAll('OPERATOR_PASSWORD', PASSWORD));
    for (const [name] of copied) await expect(board.tile(`by ${name}`)).toContainText(/21\.\d °C/, { timeout: 30_000 });
  });
});

for (const name of ['Python', 'Node']) {
  test(`[PG441] ${name}’s program outlives the server, says so, and goes on`, async ({ page, board, product }) => {
    await page.goto('/');
    const program = run(name, await copiedProgram(page, name));
    await expect(board.tile('my-sensor')).toContainText(/Average: [2-9] of 10/);
    await product.end('SIGKILL');
    await expect.poll(() => program.said().match(/Not sent, trying again in a second/g)?.length).toBeGreaterThan(1);
    await product.start();
    await expect.poll(() => program.said().lastIndexOf('Sent') > program.said().lastIndexOf('Not sent')).toBe(true);
    await expect(board.feedState).toHaveText('Live', { timeout: 20_000 });
    await expect(board.tile('my-sensor')).toContainText('now', { timeout: 20_000 });
  });
}

test('[PG442] a board’s program goes on after whatever fails, waits longer each time, and is never silent', async ({
  page,
  board,
  product,
}) => {
  await page.goto('/');
  const program = run('MicroPython', await copiedProgram(page, 'MicroPython'));
  await expect(board.tile('my-sensor')).toContainText('21.5 °C', { timeout: 30_000 });
  const reasons = [...program.said().matchAll(/Not sent, trying again in (\d+) s: (.*)/g)];
  expect(reasons.map(([, waits, why]) => `${waits} ${why}`)).toEqual([
    '1 OSError no Wi-Fi',
    '2 OSError no sensor on the pin',
    '4 OneWireError ',
    '8 Exception CRC error',
    '16 OSError the sensor has just started',
  ]);
  await product.end('SIGKILL');
  await expect
    .poll(() => program.said().slice(-4000), { timeout: 20_000 })
    .toMatch(/in 32 s: .*refused[\s\S]*in 32 s: /);
  await product.start();
  const at = program.said().length;
  await expect.poll(() => program.said().slice(at), { timeout: 20_000 }).toContain('Sent');
});

test('[PG440] each is in a block that the keyboard scrolls, 320 px wide too', async ({ page, board }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('/');
  await page.getByRole('button', { name: 'Connect yours' }).click();
  const dialog = page.getByRole('dialog', { name: 'Connect your sensors' });
  for (const name of await dialog.getByRole('tab').allTextContents()) {
    await dialog.getByRole('tab', { name, exact: true }).click();
    const code = dialog.locator('pre');
    await code.focus();
    await expect(code).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => code.evaluate((block) => block.scrollLeft), name).toBeGreaterThan(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await expect(dialog.getByRole('button', { name: 'Copy' })).toBeVisible();
  }
  await expect(board.tiles).toHaveCount(0);
});
