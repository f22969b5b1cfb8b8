import { describe, expect, it } from 'vitest';
import { countPlaywright, countVitest, sum } from './test-counts.mjs';

describe('counts of the test reports', () => {
  it('[HS4] a test file that could not be loaded is a failure', () => {
    const report = {
      numPassedTests: 3,
      numFailedTests: 0,
      numPendingTests: 1,
      numTodoTests: 0,
      testResults: [
        { status: 'failed', assertionResults: [] },
        { status: 'passed', assertionResults: [{}] },
      ],
    };
    expect(countVitest(report)).toEqual({ passed: 3, failed: 1, skipped: 1, optional: 0 });
  });

  it('[HS4] an error outside the browser tests is a failure', () => {
    const stats = { expected: 2, flaky: 1, unexpected: 0, skipped: 0 };
    expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 3, failed: 1, skipped: 0, optional: 0 });
  });

  it('[HS4] a browser test skipped for what nobody has to have is told apart', () => {
    const skipped = (description) => ({ status: 'skipped', annotations: [{ type: 'skip', description }] });
    const tests = [skipped('Optional: kcat is not installed.'), skipped('No database here.'), { status: 'expected' }];
    const suites = [{ specs: [], suites: [{ specs: [{ tests }] }] }];
    const stats = { expected: 1, flaky: 0, unexpected: 0, skipped: 2 };
    expect(countPlaywright({ stats, suites })).toEqual({ passed: 1, failed: 0, skipped: 1, optional: 1 });
  });

  it('[HS4] counts add up', () => {
    expect(
      sum([
        { passed: 1, failed: 2, skipped: 3, optional: 4 },
        { passed: 1, failed: 0, skipped: 0, optional: 1 },
      ]),
    ).toEqual({ passed: 2, failed: 2, skipped: 3, optional: 5 });
  });
});
