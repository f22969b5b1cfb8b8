import { describe, expect, it } from 'vitest';
import { deadReferences } from './check-documents.mjs';

const check = ({ spec = '', tests = {}, documents = {}, files = [] }) =>
  deadReferences({
    spec,
    tests: new Map(Object.entries(tests)),
    documents: new Map(Object.entries(documents)),
    exists: (file) => files.includes(file),
  });

// Made of parts, or the script would take these examples for citations.
const title = (rule) => `'[${rule}] …'`;

describe('deadReferences', () => {
  it('[HS2] rules and tests that cite each other are in order', () => {
    expect(check({ spec: '* **WN1** The average.', tests: { 'a.test.ts': title('WN1') } })).toEqual([]);
  });

  it('[HS2] a rule without a test, a test without a rule and a number given twice are told', () => {
    const told = check({
      spec: '* **WN1** x\n* **WN2** y\n* **WN2** z',
      tests: { 'a.test.ts': title('WN2') + title('WN9') },
    });
    expect(told).toEqual([
      'SPEC.md has WN2 twice: give the later one a new number.',
      'SPEC.md WN1 is cited by no test: write one, or drop the rule.',
      'a.test.ts cites WN9, which SPEC.md does not have: add the rule or correct the title.',
    ]);
  });

  it('[HS3] a document that names a file which is not there is told', () => {
    const documents = { 'README.md': 'see `server/app.ts` and `server/gone.ts` and `npm start`' };
    expect(check({ documents, files: ['server/app.ts'] })).toEqual([
      'README.md names server/gone.ts, which is not there: correct the path.',
    ]);
  });
});
