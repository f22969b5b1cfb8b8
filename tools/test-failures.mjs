import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from './run.mjs';

/**
 * What failed by the report of a suite: `[{ name, why, isFlaky }]`, a flaky one passed when it was run again. `why` is
 * the first failure's text, without colours.
 */
export function vitestFailures({ testResults }) {
  return testResults.flatMap(({ name, message, assertionResults }) => {
    const file = path.relative(root, name);
    const failures = assertionResults
      .filter(({ failureMessages = [] }) => failureMessages.length > 0)
      .map(({ fullName, status, failureMessages }) =>
        failure(`${file} › ${fullName}`, failureMessages[0], status === 'passed'),
      );
    return message === '' || failures.length > 0 ? failures : [failure(file, message, false)];
  });
}

/** The same of Playwright's report; an error outside tests has no name but its own. */
export function playwrightFailures({ suites = [], errors = [] }) {
  const told = suites.flatMap((suite) => failuresOf(suite, []));
  return [...told, ...errors.map(({ message }) => failure('outside the browser tests', message, false))];
}

function failuresOf({ title, specs = [], suites = [] }, above) {
  const names = [...above, title].filter(Boolean);
  const own = specs.flatMap((spec) =>
    spec.tests.filter(isTold).map(({ status, results }) => {
      const error = results.flatMap(({ errors = [] }) => errors)[0];
      return failure([...names, spec.title].join(' › '), error?.message ?? '', status === 'flaky');
    }),
  );
  return [...own, ...suites.flatMap((suite) => failuresOf(suite, names))];
}

const isTold = ({ status }) => status === 'unexpected' || status === 'flaky';

const failure = (name, why = '', isFlaky) => ({ name, why: stripVTControlCharacters(why), isFlaky });

/** Enough of a failure to know it by; the whole stands where the suite ran. */
const MOST_LINES = 12;

/** A failure as the end of the test command tells it. */
export function sayFailure({ name, why, isFlaky }) {
  const lines = why.split('\n').slice(0, MOST_LINES);
  return [`${isFlaky ? 'FLAKY' : 'FAILED'} ${name}`, ...lines.map((line) => `    ${line}`)].join('\n');
}
