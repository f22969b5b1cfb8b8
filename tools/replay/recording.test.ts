import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readRecording } from './recording';
import type { RecordingRow } from './recording-row';

const CELLAR = join(import.meta.dirname, 'fixtures/cellar.csv');
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'isotherm-recording-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function readAll(file: string, unit: 'C' | 'F' = 'C'): Promise<RecordingRow[]> {
  const rows: RecordingRow[] = [];
  for await (const row of readRecording(file, { unit })) rows.push(row);
  return rows;
}

async function write(text: string): Promise<string> {
  const file = join(folder, 'recording.csv');
  await writeFile(file, text);
  return file;
}

test('[SM13] a bad row costs its neighbours nothing and is named by its line', async () => {
  const rows = await readAll(CELLAR, 'F');
  expect(rows.map((row) => ('problem' in row ? `line ${row.line}` : row.celsius))).toEqual([
    10,
    10.5,
    'line 4',
    11,
    'line 6',
    20,
  ]);
});

test('[SM13] a quotation mark that is never closed costs one row', async () => {
  const file = await write('timestamp,value\n2013-07-04 00:00,"1\n2013-07-04 01:00,2\n2013-07-04 02:00,3\n');
  expect(await readAll(file)).toMatchObject([{ line: 2, problem: expect.any(String) }, { celsius: 2 }, { celsius: 3 }]);
});

test('[SM11] a byte order mark, CR LF, empty lines and no header are all read', async () => {
  const file = await write('\uFEFF2013-07-04 00:00,1\r\n\r\n2013-07-04 01:00,2\r\n');
  expect(await readAll(file)).toMatchObject([
    { line: 1, celsius: 1 },
    { line: 3, celsius: 2 },
  ]);
});

test.each([
  ['no such file', async () => join(folder, 'missing.csv'), 'there is no such file'],
  ['a folder', async () => folder, 'it is a folder'],
  ['an empty file', () => write(''), 'is empty'],
  ['other columns', () => write('a;b\n1;2\n'), 'names no columns'],
  ['an endless row', () => write('x'.repeat(100_000)), 'it is no CSV'],
])('[SM16] %s is told in a sentence', async (_, makeFile, sentence) => {
  const read = readAll(await makeFile());
  await expect(read).rejects.toMatchObject({ code: 'recording', message: expect.stringContaining(sentence) });
});
