import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from './run.mjs';
import { countPlaywright, countVitest, sum } from './test-counts.mjs';
import { playwrightFailures, sayFailure, vitestFailures } from './test-failures.mjs';

const reports = mkdtempSync(path.join(tmpdir(), 'isotherm-reports-'));
const reportFile = (name) => path.join(reports, `${name}.json`);

const vitestReport = (name) => ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile(name)}`];
const suites = {
  verify: run('node', ['tools/verify.mjs', ...vitestReport('unit')]),
  integration: run('vitest', ['run', '--project', 'integration', ...vitestReport('integration')]),
  faults: run('vitest', ['run', '--project', 'faults', ...vitestReport('faults')]),
  e2e: run('node', ['tools/e2e.mjs', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile('e2e') }),
};

const vitest = { count: countVitest, failures: vitestFailures };
const readers = {
  unit: vitest,
  integration: vitest,
  faults: vitest,
  e2e: { count: countPlaywright, failures: playwrightFailures },
};
const UNREAD = { counts: { passed: 0, failed: 1, skipped: 0, optional: 0 }, failures: [] };

const results = Object.entries(readers).map(([name, { count, failures }]) => {
  if (!existsSync(reportFile(name))) return UNREAD;
  const report = JSON.parse(readFileSync(reportFile(name), 'utf8'));
  return { counts: count(report), failures: failures(report) };
});
const total = sum(results.map(({ counts }) => counts));
rmSync(reports, { recursive: true });

// Said again here: of a long run only the end may be at hand.
for (const { failures } of results) for (const failure of failures) console.error(`\n${sayFailure(failure)}`);
const broken = Object.entries(suites).filter(([, passed]) => !passed);
for (const [name] of broken) console.error(`\n${name} failed: what it says stands above, among its own lines.`);
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
