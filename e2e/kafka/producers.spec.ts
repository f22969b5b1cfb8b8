import path from 'node:path';
import type { Page } from '@playwright/test';
import { systemSchema } from '#protocol/system';
import type { Board } from '../board';
import { copiedProgram } from '../connect-guide';
import { hasCommand, type Program, type ProgramOptions, runProgram } from '../program';
import { expect, test, testWithOwnBroker } from './fixtures';

// A program of one's own folder finds no packages by itself; kafkajs is one of ours.
const NODE_PATH = path.join(import.meta.dirname, '../../node_modules');
const HOW: Record<string, ProgramOptions> = {
  'Node + Kafka': { command: process.execPath, file: 'send.cjs', env: { NODE_PATH } },
  'Python + Kafka': { command: 'python3', file: 'send.py' },
  kcat: { command: 'bash', file: 'send.sh' },
};
const IS_HERE: Record<string, () => boolean> = {
  'Python + Kafka': () => hasCommand('python3', '-c', 'import kafka'),
  kcat: () => hasCommand('kcat', '-V'),
};

const running: Program[] = [];
test.afterEach(async () => {
  for (const program of running.splice(0)) await program.stop();
});

/** Copies a program, puts the broker's address in as the page asks for, and runs it. */
async function run(page: Page, name: string, brokers: string): Promise<Program> {
  await expect(page.getByRole('listitem').filter({ hasText: 'found' }).getByRole('img')).toHaveAccessibleName('done');
  const code = await copiedProgram(page, name);
  const program = runProgram(code.replaceAll('localhost:9092', brokers), HOW[name]!);
  running.push(program);
  return program;
}

async function seen(board: Board, value: RegExp | string): Promise<void> {
  await expect(board.tile('my-sensor')).toContainText(value, { timeout: 30_000 });
  await expect(board.tiles).toHaveCount(1);
}

test.describe('on a topic of several partitions', () => {
  test.use({ partitions: 4 });

  for (const name of ['Python + Kafka', 'Node + Kafka']) {
    test(`[PG443] ${name} is copied, run, and seen on the page`, async ({ page, board, broker }) => {
      test.skip(IS_HERE[name]?.() === false, `Optional: what ${name} needs is not installed here.`);
      await page.goto('/');
      await run(page, name, broker.brokers);
      await seen(board, /Average: [2-9] of 10/);
    });
  }

  test('[PG443] kcat writes the key, and to the partition where other clients put it', async ({
    page,
    board,
    broker,
    topic,
    request,
  }) => {
    test.skip(IS_HERE.kcat?.() === false, 'Optional: kcat is not installed here.');
    await page.goto('/');
    const kcat = await run(page, 'kcat', broker.brokers);
    expect(await kcat.ended, kcat.said()).toBe(0);
    await seen(board, '21.5 °C');
    await topic.produce([{ key: 'my-sensor', value: '{"temperature": 22}' }]);
    await seen(board, 'Average: 2 of 10 readings');
    const { partitions } = systemSchema.parse(await (await request.get('/api/system')).json());
    expect(partitions.map(({ nextOffset }) => nextOffset).sort()).toEqual([0, 0, 0, 2]);
  });
});

testWithOwnBroker('[PG443] Node’s program goes on after the broker was away', async ({ page, board, ownBroker }) => {
  testWithOwnBroker.setTimeout(120_000);
  await page.goto('/');
  const program = await run(page, 'Node + Kafka', ownBroker.brokers);
  await seen(board, /Average: [2-9] of 10/);
  await ownBroker.kill();
  await expect.poll(program.said, { timeout: 40_000 }).toContain('Not sent, trying again in a second');
  await ownBroker.restart();
  const at = program.said().length;
  await expect.poll(() => program.said().slice(at), { timeout: 40_000 }).toContain('Sent');
});
