import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** The version whose loop is measured. */
const KAFKA_PYTHON = 'kafka-python==3.0.12';

/** Beside the bundles of the bench, so that a build that is thrown away takes it along. */
const FOLDER = path.join(import.meta.dirname, '../../dist/bench/python');

/** A Python with kafka-python, fetched the first time; or why there is none. */
export function findPython(): { path: string; missing: null } | { path: null; missing: string } {
  if (spawnSync('python3', ['--version']).status !== 0) return { path: null, missing: 'no python3 here' };
  if (existsSync(FOLDER)) return { path: FOLDER, missing: null };
  const install = ['-m', 'pip', 'install', '--quiet', '--target', FOLDER, KAFKA_PYTHON];
  const { status } = spawnSync('python3', install, { stdio: 'ignore' });
  return status === 0
    ? { path: FOLDER, missing: null }
    : { path: null, missing: `pip could not install ${KAFKA_PYTHON}` };
}
