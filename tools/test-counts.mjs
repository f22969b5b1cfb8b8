/** Counts of vitest's JSON report; a file that could not be loaded counts as one failure. */
export function countVitest(report) {
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Counts of Playwright's JSON report; a flaky test passed in the end, an error outside tests is a failure. */
export function countPlaywright({ stats, errors = [] }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped };
}

/** One count of many. */
export function sum(counts) {
  const add = (name) => counts.reduce((total, count) => total + count[name], 0);
  return { passed: add('passed'), failed: add('failed'), skipped: add('skipped') };
}
