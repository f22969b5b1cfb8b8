import { expect, it } from 'vitest';
import { degreeMinuteWords } from './degree-minute-words';

it('[PG260] degree-minutes are told with their unit, in °F by its scale alone', () => {
  expect(degreeMinuteWords(4.25, { locale: 'en', unit: 'C' })).toBe('4.3\u00a0°C·min');
  expect(degreeMinuteWords(1_234.5, { locale: 'en', unit: 'C' })).toBe('1,235\u00a0°C·min');
  expect(degreeMinuteWords(10, { locale: 'en', unit: 'F' })).toBe('18\u00a0°F·min');
});
