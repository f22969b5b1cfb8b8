import { expect, it } from 'vitest';
import { gapBefore } from './gap-before';

it('[PG451] a full-width mark has no space before it, a half-width one has', () => {
  expect(gapBefore('（43.2 °C，高于 40.0 °C 报警）')).toBe('');
  expect(gapBefore('(43.2 °C, alert above 40.0 °C)')).toBe(' ');
  expect(gapBefore('持续 5 分钟')).toBe(' ');
});
