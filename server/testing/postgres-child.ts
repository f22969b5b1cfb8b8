import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A process that runs postgres-app.ts. */
export type PostgresChild = {
  pid: number;
  /** What it said, line by line, so far. */
  lines: readonly string[];
  /** The numbers whose insertion was acknowledged to it. */
  acknowledged(): number[];
  /** Resolves once it has ended and all it said is in `lines`. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
};

/** `isPlain`: as on a system without flock and setpriv. */
export function startPostgresChild(dataDir: string, isPlain = false): PostgresChild {
  const app = join(import.meta.dirname, 'postgres-app.ts');
  const args = ['--import', 'tsx', app, dataDir, ...(isPlain ? ['plain'] : [])];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  createInterface(child.stdout).on('line', (line) => lines.push(line));
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return {
    pid: child.pid ?? 0,
    lines,
    acknowledged: () => lines.filter((line) => /^\d+$/.test(line)).map(Number),
    end: (signal) => end(child, { signal, closed }),
  };
}

async function end(child: ChildProcess, { signal, closed }: { signal: NodeJS.Signals; closed: Promise<void> }) {
  if (child.exitCode === null && child.signalCode === null) child.kill(signal);
  await closed;
}
