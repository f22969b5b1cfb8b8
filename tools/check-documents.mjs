import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const RULE_MADE = /^\* \*\*([A-Z]{2}\d+)\*\*/gm;
const RULE_CITED = /\[([A-Z]{2}\d+)\]/g;
const PATH_CITED = /`((?:app|bench|components|deploy|docs|e2e|messages|protocol|server|tools)\/[A-Za-z0-9._/-]*)`/g;

/**
 * Dead references between rules, tests and files, a sentence each; none when all is well.
 * @param {{ spec: string, tests: Map<string, string>, documents: Map<string, string>, exists: (file: string) => boolean }} texts
 * @returns {string[]}
 */
export function deadReferences({ spec, tests, documents, exists }) {
  const made = [...spec.matchAll(RULE_MADE)].map(([, rule]) => rule);
  const cited = new Set([...tests.values()].flatMap((text) => [...text.matchAll(RULE_CITED)].map(([, rule]) => rule)));
  const twice = made.filter((rule, index) => made.indexOf(rule) !== index);
  return [
    ...twice.map((rule) => `SPEC.md has ${rule} twice: give the later one a new number.`),
    ...made
      .filter((rule) => !cited.has(rule))
      .map((rule) => `SPEC.md ${rule} is cited by no test: write one, or drop the rule.`),
    ...[...tests].flatMap(([file, text]) =>
      citedIn(text, RULE_CITED)
        .filter((rule) => !made.includes(rule))
        .map((rule) => `${file} cites ${rule}, which SPEC.md does not have: add the rule or correct the title.`),
    ),
    ...[...documents].flatMap(([file, text]) =>
      citedIn(text, PATH_CITED)
        .filter((named) => !exists(named))
        .map((named) => `${file} names ${named}, which is not there: correct the path.`),
    ),
  ];
}

function citedIn(text, pattern) {
  return [...new Set([...text.matchAll(pattern)].map(([, name]) => name))];
}

function readAll(root) {
  const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  const files = tracked.split('\n').filter((file) => file && existsSync(path.join(root, file)));
  const read = (keep) => new Map(files.filter(keep).map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));
  return {
    spec: readFileSync(path.join(root, 'SPEC.md'), 'utf8'),
    tests: read((file) => /\.(test|spec|faults)\.(ts|tsx|mjs)$/.test(file)),
    documents: read((file) => file.endsWith('.md')),
    exists: (file) => existsSync(path.join(root, file)),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const dead = deadReferences(readAll(path.join(path.dirname(fileURLToPath(import.meta.url)), '..')));
  for (const sentence of dead) console.error(sentence);
  process.exitCode = dead.length > 0 ? 1 : 0;
}
