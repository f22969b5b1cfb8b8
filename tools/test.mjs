import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from './run.mjs';
import { countPlaywright, countVitest, sum } from './test-counts.mjs';

const reports = mkdtempSync(path.join(tmpdir(), 'isotherm-reports-'));
const reportFile = (name) => path.join(reports, `${name}.json`);

const vitestReport = (name) => ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile(name)}`];
const suites = {
  verify: run('node', ['tools/verify.mjs', ...vitestReport('unit')]),
  integration: run('vitest', ['run', '--project', 'integration', ...vitestReport('integration')]),
  faults: run('vitest', ['run', '--project', 'faults', ...vitestReport('faults')]),
  e2e: run('node', ['tools/e2e.mjs', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile('e2e') }),
};

const read = (name, count) =>
  existsSync(reportFile(name))
    ? count(JSON.parse(readFileSync(reportFile(name), 'utf8')))
    : { passed: 0, failed: 1, skipped: 0, optional: 0 };
const total = sum([
  ...['unit', 'integration', 'faults'].map((name) => read(name, countVitest)),
  read('e2e', countPlaywright),
]);
rmSync(reports, { recursive: true });

const broken = Object.entries(suites).filter(([, passed]) => !passed);
for (const [name] of broken) console.error(`\n${name} failed: see its lines above.`);
// A suite can fail without a failed test, by a lint error for example; the closing line must not call that a success.
const failed = total.failed + (broken.length > 0 && total.failed === 0 ? broken.length : 0);
const isSkipAllowed = process.env.CI !== 'true';
if (total.skipped > 0) console.error(`\n${total.skipped} tests were SKIPPED: see above what they lack.`);
if (total.optional > 0)
  console.error(`\n${total.optional} tests were left out for what nobody has to have: see above.`);
const unallowed = isSkipAllowed ? 0 : total.skipped;
console.log(
  `\n${total.passed} passed, ${failed + unallowed} failed${isSkipAllowed && total.skipped ? `, ${total.skipped} skipped` : ''}`,
);
process.exitCode = failed + unallowed > 0 ? 1 : 0;
