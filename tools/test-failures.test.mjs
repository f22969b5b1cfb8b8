import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './run.mjs';
import { playwrightFailures, sayFailure, vitestFailures } from './test-failures.mjs';

describe('what the test command says again at its end', () => {
  it('[HS4] a failed test by its file and name, and one that passed when it was run again', () => {
    const report = {
      testResults: [
        {
          name: path.join(root, 'server/a.test.ts'),
          message: '',
          assertionResults: [
            {
              fullName: 'window counts',
              status: 'failed',
              failureMessages: ['\u001b[31mexpected 1\u001b[39m\n  at a.ts:3'],
            },
            { fullName: 'window ends', status: 'passed', failureMessages: ['late'] },
            { fullName: 'window stays', status: 'passed', failureMessages: [] },
          ],
        },
      ],
    };
    expect(vitestFailures(report)).toEqual([
      { name: 'server/a.test.ts › window counts', why: 'expected 1\n  at a.ts:3', isFlaky: false },
      { name: 'server/a.test.ts › window ends', why: 'late', isFlaky: true },
    ]);
  });

  it('[HS4] a file that could not be loaded', () => {
    const file = { name: path.join(root, 'server/a.test.ts'), message: 'No such module.', assertionResults: [] };
    expect(vitestFailures({ testResults: [file] })).toEqual([
      { name: 'server/a.test.ts', why: 'No such module.', isFlaky: false },
    ]);
  });

  it('[HS4] a browser test by the way to it, and an error outside of all', () => {
    const failed = { status: 'unexpected', results: [{ errors: [] }, { errors: [{ message: 'not visible' }] }] };
    const flaky = { status: 'flaky', results: [{ errors: [{ message: 'late' }] }, { errors: [] }] };
    const specs = [
      { title: '[PG1] shows', tests: [failed] },
      { title: '[PG2] moves', tests: [flaky, { status: 'expected', results: [{}] }] },
    ];
    const suites = [{ title: 'embedded/a.spec.ts', suites: [{ title: 'dark', specs }] }];
    expect(playwrightFailures({ suites, errors: [{ message: 'no browser' }] })).toEqual([
      { name: 'embedded/a.spec.ts › dark › [PG1] shows', why: 'not visible', isFlaky: false },
      { name: 'embedded/a.spec.ts › dark › [PG2] moves', why: 'late', isFlaky: true },
      { name: 'outside the browser tests', why: 'no browser', isFlaky: false },
    ]);
  });

  it('[HS4] no more of a failure than one reads at a glance', () => {
    const why = Array.from({ length: 40 }, (_, line) => `line ${line}`).join('\n');
    const said = sayFailure({ name: 'a.test.ts › b', why, isFlaky: false }).split('\n');
    expect(said).toHaveLength(13);
    expect(said.slice(0, 2)).toEqual(['FAILED a.test.ts › b', '    line 0']);
  });
});
