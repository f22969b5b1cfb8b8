import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Keeps Chromium from calling its makers; as root it runs only without its sandbox. */
export const BROWSER_FLAGS = [
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/**
 * The Chromium to use: `PLAYWRIGHT_CHROMIUM`, Playwright's own, one of the system; as root on Debian and Ubuntu it is
 * installed. Null, after a sentence that says what to do, when there is none.
 * @returns {string | null}
 */
export function findBrowser() {
  const found = [process.env.PLAYWRIGHT_CHROMIUM, chromium.executablePath(), ...NAMES.map(which)].find(
    (file) => file && existsSync(file),
  );
  if (found) return found;
  if (installFromDebian()) return which('chromium');
  console.error('No Chromium here: run `npx playwright install chromium`, or set PLAYWRIGHT_CHROMIUM to one.');
  return null;
}

function which(name) {
  const { stdout, status } = spawnSync('which', [name], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
}

function installFromDebian() {
  if (process.getuid?.() !== 0 || !which('apt-get')) return false;
  console.log('Installing Chromium and fonts with apt-get.');
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update', '-qq'], options);
  return spawnSync('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-cjk'], options).status === 0;
}
