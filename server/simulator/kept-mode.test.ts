import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRecordingLog } from '#server/testing/recording-log';
import { createKeptMode } from './kept-mode';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'isotherm-kept-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

test('[SM33] what was chosen last is there after a restart, in a folder that is made for it', () => {
  const dataDir = path.join(dir, 'data');
  const log = createRecordingLog();
  expect(createKeptMode(dataDir, log).read()).toBeNull();
  createKeptMode(dataDir, log).keep('off');
  expect(createKeptMode(dataDir, log).read()).toBe('off');
  createKeptMode(dataDir, log).keep('demo');
  expect(createKeptMode(dataDir, log).read()).toBe('demo');
  expect(log.lines).toEqual([]);
});

test('[SM33] a file that says something else says nothing', () => {
  writeFileSync(path.join(dir, 'simulator'), 'perhaps');
  expect(createKeptMode(dir, createRecordingLog()).read()).toBeNull();
});

test('[SM33] a folder that cannot be written is a warning, and stops nothing', () => {
  const file = path.join(dir, 'taken');
  writeFileSync(file, '');
  const log = createRecordingLog();
  createKeptMode(file, log).keep('off');
  expect(log.lines).toMatchObject([{ level: 'warn', event: 'simulator-not-kept' }]);
  expect(readFileSync(file, 'utf8')).toBe('');
});
