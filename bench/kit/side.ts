import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { bundle } from '../../tools/build.mjs';
import type { Taken } from './stopwatch';

type Program = { file: string; args: readonly string[]; env?: Record<string, string> };

/** Runs one side to its end and resolves with what it took. `listening` is called with its address, if it has one. */
export function runSide(program: Program, listening: (url: string) => void = () => {}): Promise<Taken> {
  const child = spawn(program.file, program.args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production', ...program.env },
  });
  const said: string[] = [];
  let taken: Taken | null = null;
  createInterface(child.stderr).on('line', (line) => {
    said.push(line);
    if (!line.startsWith('{')) return;
    const told = JSON.parse(line);
    if (told.url) listening(told.url);
    if (told.seconds) taken = told;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (taken !== null) resolve(taken);
      else reject(new Error(`${program.file} ${program.args[0]} ended with ${code}:\n${said.join('\n')}`));
    });
  });
}

/** Bundles a side of ours as the product is bundled; how to run it. */
export async function nodeSide(name: string): Promise<(...args: string[]) => Program> {
  const outfile = `dist/bench/${name}.mjs`;
  await bundle({ entry: `bench/sides/${name}.ts`, outfile });
  return (...args) => ({ file: process.execPath, args: [outfile, ...args] });
}
