import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
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
  /** Stops it and starts it again on the same port, with what it stored. */
  restart(): Promise<void>;
  /** The same after a SIGKILL. */
  killAndRestart(): Promise<void>;
  /** The process that runs now. */
  pid(): number;
  /** Tells a `program` something; resolves with its answer. */
  tell(message: number): Promise<unknown>;
  /** Ends the process as `signal` does; what it stored stays. Resolves with its exit code, null after a SIGKILL. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
  /** Starts it again on the same port after `end`. */
  start(): Promise<void>;
  /** The exit code of a process that ended by itself; null while it runs. */
  exitCode(): number | null;
};

/** What stands between a clean slate and a test: environment variables beside the defaults (simulator off, free port). */
export type ProductOptions = {
  env?: Record<string, string>;
  isDevelopment?: boolean;
  /** Another composition of the built product than its own: a file of TypeScript that answers what it is told. */
  program?: string;
};

/**
 * Starts the built product, or with `isDevelopment` the one that rebuilds itself; resolves once it listens. It stores in
 * a folder of its own, gone after its stop.
 */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const lines: string[] = [];
  const dataDir = mkdtempSync(path.join(tmpdir(), 'isotherm-data-'));
  const env = { DATA_DIR: dataDir, ...options.env };
  let child = launch({ ...options, env }, lines);
  const url = await listening(child, { lines, from: 0 });
  const again = async () => {
    const from = lines.length;
    child = launch({ ...options, env: { ...env, PORT: new URL(url).port } }, lines);
    await listening(child, { lines, from });
  };
  return {
    url,
    lines,
    async stop() {
      const exitCode = await stop(child, 'SIGTERM');
      rmSync(dataDir, { recursive: true, force: true });
      return exitCode;
    },
    async restart() {
      await stop(child, 'SIGTERM');
      await again();
    },
    async killAndRestart() {
      await stop(child, 'SIGKILL');
      await again();
    },
    pid: () => child.pid ?? 0,
    async tell(message) {
      const answer = once(child, 'message');
      child.send(message);
      return (await answer)[0];
    },
    end: (signal) => stop(child, signal),
    start: again,
    exitCode: () => child.exitCode,
  };
}

/** Runs a product that cannot start to its end: its exit code and all it said. */
export async function failToStart(env: Record<string, string>): Promise<{ exitCode: number | null; said: string }> {
  const lines: string[] = [];
  const dataDir = mkdtempSync(path.join(tmpdir(), 'isotherm-data-'));
  const child = launch({ env: { DATA_DIR: dataDir, ...env } }, lines);
  // Not `exit`: the last words may still be on their way then.
  await once(child, 'close');
  rmSync(dataDir, { recursive: true, force: true });
  return { exitCode: child.exitCode, said: lines.join('\n') };
}

function launch({ env = {}, isDevelopment = false, program }: ProductOptions, lines: string[]): ChildProcess {
  const source = isDevelopment ? 'server/main.ts' : program;
  const args = source ? ['--import', 'tsx', source] : ['dist/server.mjs'];
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: program ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', 'pipe', 'pipe'],
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
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', (line) => lines.push(line));
  }
  return child;
}

async function stop(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  child.kill(signal);
  await once(child, 'exit');
  return child.exitCode;
}

/** Only what this start said counts: after a restart the lines before it name the same address. */
function listening(child: ChildProcess, said: { lines: readonly string[]; from: number }): Promise<string> {
  const { stdout } = child;
  return new Promise((resolve, reject) => {
    stdout?.on('data', () => {
      const url = /"event":"listening","url":"([^"]+)"/.exec(said.lines.slice(said.from).join('\n'))?.[1];
      if (url) resolve(url);
    });
    child.once('exit', (code) => reject(new Error(`The product ended with code ${code}:\n${said.lines.join('\n')}`)));
  });
}
