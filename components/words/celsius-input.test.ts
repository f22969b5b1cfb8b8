import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limitText, parseLimit, stepLimit } from './celsius-input';

const english = { locale: 'en', unit: 'C', saved: null } as const;
const german = { locale: 'de', unit: 'C', saved: null } as const;

describe('a typed limit', () => {
  it.each([
    ['38.5', 38.5],
    [' −2 °C', -2],
    ['-0', 0],
    ['３８．５', 38.5],
    ['38。5', 38.5],
    ['', null],
  ])('[PG60] %j is %j', (text, celsius) => {
    expect(parseLimit(text, english)).toEqual({ ok: true, celsius });
  });

  it('[PG60] takes the comma where the locale writes one, and the point everywhere', () => {
    expect(parseLimit('38,5', german)).toEqual({ ok: true, celsius: 38.5 });
    expect(parseLimit('38.5', german)).toEqual({ ok: true, celsius: 38.5 });
  });

  it.each(['38,5', 'warm', '1e3', '--2', '1.2.3'])('[PG60] %j is no number in English', (text) => {
    expect(parseLimit(text, english)).toEqual({ ok: false, reason: 'not-a-number' });
  });

  it('[PG60] refuses what nothing can measure', () => {
    expect(parseLimit('-300', english)).toEqual({ ok: false, reason: 'out-of-range' });
  });

  it('[PG61] whose text was not touched gives back exactly what is saved, in either unit', () => {
    const saved = fc.double({ min: -273.15, max: 10_000, noNaN: true }).map((celsius) => celsius + 0);
    fc.assert(
      fc.property(saved, fc.constantFrom('C' as const, 'F' as const), (celsius, unit) => {
        const input = { locale: 'en', unit, saved: celsius };
        expect(parseLimit(limitText(celsius, input), input)).toEqual({ ok: true, celsius });
      }),
    );
  });

  it('[PG61] of whole tenths of °F reads the same after it was saved', () => {
    fc.assert(
      fc.property(fc.integer({ min: -4000, max: 180_000 }), (tenths) => {
        const typed = (tenths / 10)
          .toFixed(1)
          .replace('-', '−')
          .replace(/^−0\.0$/, '0.0');
        const parsed = parseLimit(typed, { locale: 'en', unit: 'F', saved: null });
        expect(parsed.ok && limitText(parsed.celsius, { locale: 'en', unit: 'F' })).toBe(typed);
      }),
    );
  });
});

describe('stepping a limit', () => {
  it('[PG62] lands on whole tenths of the unit on screen', () => {
    expect(stepLimit(40.04, 0.1, { unit: 'C' })).toBe(40.1);
    expect(limitText(stepLimit(40, 1, { unit: 'F' }), { locale: 'en', unit: 'F' })).toBe('105.0');
  });

  it('[PG62] stops at absolute zero', () => {
    expect(stepLimit(-273.1, -1, { unit: 'C' })).toBe(-273.15);
  });
});
