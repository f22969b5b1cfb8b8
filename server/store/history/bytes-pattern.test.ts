import { expect, it } from 'vitest';
import { bytesPattern, textPattern } from './bytes-pattern';

it('[HI20] what is searched for in bytes is written as PostgreSQL shows them, and means only itself', () => {
  expect(bytesPattern('temp')).toBe('%temp%');
  expect(bytesPattern('é')).toBe('%\\\\303\\\\251%');
  expect(bytesPattern('a\\b')).toBe('%a\\\\\\\\b%');
  expect(bytesPattern('100%_')).toBe('%100\\%\\_%');
  expect(textPattern('50%\\')).toBe('%50\\%\\\\%');
});
