import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, chromium } from '@playwright/test';
import { BROWSER_FLAGS, findBrowser } from '../../tools/browser.mjs';
import type { BenchOptions, Finding } from '../kit/finding';
import { treeUse } from '../kit/process-tree';
import { median } from '../kit/statistics';

const START_GOAL_S = 5;
const IDLE_GOAL_MB = 200;
const IDLE_AFTER_MS = 10_000;

type Start = { restSeconds: number; screenSeconds: number; idleMb: number };

/** `npm start` of what is built, into an empty folder: until the first reading is there, and what it keeps in memory. */
export async function startRow({ isQuick, say }: BenchOptions): Promise<Finding[]> {
  say('start: npm start to the first reading, and memory at rest');
  const executablePath = findBrowser();
  const browser = executablePath === null ? null : await chromium.launch({ executablePath, args: BROWSER_FLAGS });
  const starts: Start[] = [];
  for (let run = 0; run < (isQuick ? 1 : 3); run += 1) starts.push(await startOnce(browser));
  await browser?.close();
  const onScreen = starts.map(({ screenSeconds }) => screenSeconds);
  const idle = starts.map(({ idleMb }) => idleMb);
  return [
    {
      what: 'npm start → first reading by REST',
      unit: 's',
      ours: starts.map(({ restSeconds }) => restSeconds),
      theirs: null,
    },
    {
      what: 'npm start → first reading on screen',
      unit: 's',
      ours: onScreen,
      theirs: null,
      budget: {
        text: `≤ ${START_GOAL_S} s`,
        isMet: median(onScreen) <= START_GOAL_S,
        why:
          browser === null ? 'no browser here' : 'a new cluster is made first; the cores are shared with the browser',
      },
    },
    {
      what: 'memory at rest, own PostgreSQL included',
      unit: 'MB',
      ours: idle,
      theirs: null,
      budget: {
        text: `≤ ${IDLE_GOAL_MB} MB`,
        isMet: median(idle) <= IDLE_GOAL_MB,
        why: 'measured with the demo sensors running',
      },
    },
  ];
}

async function startOnce(browser: Browser | null): Promise<Start> {
  const dir = mkdtempSync(path.join(tmpdir(), 'isotherm-bench-'));
  const beganMs = performance.now();
  const seconds = () => (performance.now() - beganMs) / 1000;
  const child = spawn(process.execPath, ['tools/start.mjs'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PORT: '0', DATA_DIR: dir, SIMULATOR: 'demo' },
  });
  const url = await listening(child);
  const [restSeconds, screenSeconds] = await Promise.all([
    firstByRest(url).then(seconds),
    browser === null ? Number.NaN : firstOnScreen(browser, url).then(seconds),
  ]);
  await pause(IDLE_AFTER_MS);
  const idleMb = treeUse(child.pid ?? 0, { apart: false })?.residentMb ?? Number.NaN;
  child.kill('SIGTERM');
  await once(child, 'exit');
  rmSync(dir, { recursive: true, force: true });
  return { restSeconds, screenSeconds, idleMb };
}

function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      const url = /"event":"listening","url":"([^"]+)"/.exec(line)?.[1];
      if (url) resolve(url);
    });
  });
}

async function firstByRest(url: string): Promise<void> {
  for (;;) {
    const { sensors } = await (await fetch(`${url}/api/sensors`)).json();
    if (sensors.length > 0) return;
    await pause(20);
  }
}

async function firstOnScreen(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage();
  await page.goto(url, { waitUntil: 'commit' });
  await page.locator('[data-sensor]').filter({ hasText: /\d °C/ }).first().waitFor();
  await page.close();
}
