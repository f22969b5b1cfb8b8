import { expect, it } from 'vitest';
import { cutName } from './own-name';

it('[PG247] a name is at most 60 code points, none of them cut in two', () => {
  expect(cutName('  Ana\u0007\u200d ')).toBe('Ana');
  expect(cutName('😀'.repeat(70))).toBe('😀'.repeat(60));
  expect(() => encodeURIComponent(cutName(`${'a'.repeat(59)}😀😀`))).not.toThrow();
});
