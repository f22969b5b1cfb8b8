import { expect, test } from 'vitest';
import { readFolderArguments } from './folder-arguments';

test('[BK6] a folder is named, and a database may be', () => {
  expect(readFolderArguments(['/backups/monday'])).toEqual({ folder: '/backups/monday', database: null });
  const database = 'postgres://localhost/isotherm';
  expect(readFolderArguments(['x', '--database', database])).toEqual({ folder: 'x', database });
});

test.each([
  [[], 'Name the folder'],
  [['a', 'b'], 'Name one folder'],
  [['a', '--colour', 'red'], '--colour'],
])('[BK6] %j is refused with a sentence', (args, sentence) => {
  expect(() => readFolderArguments(args)).toThrow(sentence);
});
