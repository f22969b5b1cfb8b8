import { spawn } from 'node:child_process';

/** One program with its arguments, and as whom it runs where that is another than we. */
export type Program = { words: readonly string[]; user?: { uid: number; gid: number } };

/** `code` is null when it could not be started or was killed; `output` is what it said, or why it did not start. */
export type ProgramEnd = { code: number | null; output: string };

/** Runs a program to its end. Never rejects; `signal` kills it. */
export function runProgram({ words, user }: Program, signal?: AbortSignal): Promise<ProgramEnd> {
  return new Promise((resolve) => {
    const [name = '', ...args] = words;
    const child = spawn(name, args, { ...user, signal, killSignal: 'SIGKILL', stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ code: null, output: error.message }));
    child.on('close', (code) => resolve({ code, output }));
  });
}
