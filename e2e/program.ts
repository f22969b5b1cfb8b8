import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A program that a person saved in a file and started. */
export type Program = {
  /** All it has said so far. */
  said(): string;
  /** Resolves with its exit code, null where a signal ended it. */
  ended: Promise<number | null>;
  /** Ends it where it still runs, and removes its folder. */
  stop(): Promise<void>;
};

/** How it is run: `command` with `args` and then the file, in a folder of its own. */
export type ProgramOptions = { command: string; args?: string[]; file: string; env?: Record<string, string> };

/** Saves `code` and runs it. */
export function runProgram(code: string, { command, args = [], file, env }: ProgramOptions): Program {
  const dir = mkdtempSync(path.join(tmpdir(), 'isotherm-program-'));
  writeFileSync(path.join(dir, file), code);
  const child = spawn(command, [...args, file], {
    cwd: dir,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (words) => (said += words));
  const ended = once(child, 'close').then(([code]: (number | null)[]) => code ?? null);
  return {
    said: () => said,
    ended,
    async stop() {
      child.kill('SIGKILL');
      await ended;
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Whether a command can be run here. */
export function hasCommand(command: string, ...args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
