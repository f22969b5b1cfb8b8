import { run } from './run.mjs';

// Cheapest first, all of them: one run shows everything that is wrong.
const results = [
  run('biome', ['check', '.']),
  run('node', ['tools/check-documents.mjs']),
  run('next', ['typegen']) && run('tsc', ['--noEmit']),
  run('vitest', ['run', '--project', 'unit', ...process.argv.slice(2)]),
];
process.exitCode = results.every(Boolean) ? 0 : 1;
