import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

const root = path.join(import.meta.dirname, '..');

/** The product as a user runs it: its own process on a free port. */
export type Product = {
  url: string;
  /** Its log lines so far. */
  lines: readonly string[];
  /** Resolves with the exit code after SIGTERM. May be called twice. */
  stop(): Promise<number | null>;
};

/** What stands between a clean slate and a test: environment variables beside the defaults (simulator off, free port). */
export type ProductOptions = { env?: Record<string, string>; isDevelopment?: boolean };

/** Starts the built product, or with `isDevelopment` the one that rebuilds itself; resolves once it listens. */
export async function startProduct({ env = {}, isDevelopment = false }: ProductOptions = {}): Promise<Product> {
  const args = isDevelopment ? ['--import', 'tsx', 'server/main.ts'] : ['dist/server.mjs'];
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: isDevelopment ? 'development' : 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      PORT: '0',
      SIMULATOR: 'off',
      ...env,
    },
  });
  const lines: string[] = [];
  const url = await firstUrl(child, lines);
  return { url, lines, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  child.kill('SIGTERM');
  await once(child, 'exit');
  return child.exitCode;
}

function firstUrl(child: ChildProcess, lines: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        const url = /"event":"listening","url":"([^"]+)"/.exec(line)?.[1];
        if (url) resolve(url);
      });
    }
    child.once('exit', (code) => reject(new Error(`The product ended with code ${code}:\n${lines.join('\n')}`)));
  });
}
