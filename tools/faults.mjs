import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { root, run } from './run.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'isotherm-faults-report-'));
const passed = run('vitest', ['run', '--project', 'faults', ...process.argv.slice(2)], {
  FAULTS: 'full',
  FAULTS_REPORT: folder,
});
const rows = readdirSync(folder).map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')));
rmSync(folder, { recursive: true });
// Half a table would pass for a whole one.
if (passed && process.argv.length === 2) writeFileSync(path.join(root, 'docs/faults.md'), toDocument(rows));
process.exitCode = passed ? 0 : 1;

function toDocument(rows) {
  const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
  return `# Faults

Written by \`npm run test:faults\` on ${new Date().toISOString().slice(0, 10)} (${machine}). What each row promises stands
in SPEC.md, FT; each is held against an oracle that reads the whole log once more. A row is run again with
\`FAULTS=full FAULTS_SEED=… npx vitest run --project faults\`.

| row | faults | acknowledged | stored | recovered in, p50 / max | memory, max | took | seed |
|---|--:|--:|--:|--:|--:|--:|--:|
${rows
  .sort((a, b) => (a.row < b.row ? -1 : 1))
  .map(toLine)
  .join('\n')}

Recovery is counted from the start of the process, or from the return of what was away, until what is written then is
stored and seen. Acknowledged and not stored is what Kafka itself deleted unread; stored and not acknowledged is what it
took without its answer reaching the writer.
`;
}

function toLine({ row, faults, acknowledged, stored, recoveriesMs, maxResidentBytes, durationMs, seed }) {
  const sorted = [...recoveriesMs].sort((a, b) => a - b);
  const seconds = (ms) => (ms / 1000).toFixed(1);
  const recovered =
    sorted.length === 0 ? '–' : `${seconds(sorted[Math.floor(sorted.length / 2)])} / ${seconds(sorted.at(-1))} s`;
  const memory = `${Math.round(maxResidentBytes / 1e6)} MB`;
  const cells = [row, faults, acknowledged, stored, recovered, memory, `${seconds(durationMs)} s`, seed];
  return `| ${cells.join(' | ')} |`;
}
