/** Counts of vitest's JSON report; a file that could not be loaded counts as one failure. */
export function countVitest(report) {
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
    optional: 0,
  };
}

/** What a test that is skipped must say first, where nobody has to have what it lacks. */
const OPTIONAL = 'Optional: ';

/**
 * Counts of Playwright's JSON report; a flaky test passed in the end, an error outside tests is a failure. `optional`
 * are those skipped for what a machine need not have.
 */
export function countPlaywright({ stats, suites = [], errors = [] }) {
  const optional = suites.flatMap(testsOf).filter(isOptionalSkip).length;
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped - optional,
    optional,
  };
}

function testsOf({ specs = [], suites = [] }) {
  return [...specs.flatMap(({ tests }) => tests), ...suites.flatMap(testsOf)];
}

function isOptionalSkip({ status, annotations = [] }) {
  const why = annotations.find(({ type }) => type === 'skip')?.description ?? '';
  return status === 'skipped' && why.startsWith(OPTIONAL);
}

/** One count of many. */
export function sum(counts) {
  const add = (name) => counts.reduce((total, count) => total + count[name], 0);
  return { passed: add('passed'), failed: add('failed'), skipped: add('skipped'), optional: add('optional') };
}
