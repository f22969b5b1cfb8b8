import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Runs one of the project's own binaries in the foreground; true when it ended well. */
export function run(name, args, env = {}) {
  console.log(`\n› ${name} ${args.join(' ')}`);
  const command = name === 'node' ? process.execPath : path.join(root, 'node_modules/.bin', name);
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  return status === 0;
}
