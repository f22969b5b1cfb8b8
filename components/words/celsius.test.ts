import { describe, expect, it } from 'vitest';
import { formatCelsius, formatDistance } from './celsius';

const english = { locale: 'en', unit: 'C' } as const;

describe('a temperature before a person', () => {
  it('[PG30] has one decimal, a true minus and a space before its unit', () => {
    expect(formatCelsius(-11.64, english)).toBe('−11.6\u00a0°C');
    expect(formatCelsius(40, english)).toBe('40.0\u00a0°C');
  });

  it('[PG30] has no sign when it rounds to zero', () => {
    expect(formatCelsius(-0.04, english)).toBe('0.0\u00a0°C');
  });

  it('[PG30] uses the decimal sign of the locale', () => {
    expect(formatCelsius(38.5, { locale: 'de', unit: 'C' })).toBe('38,5\u00a0°C');
  });

  it('[PG31] takes more decimals only until it looks different from the one beside it', () => {
    expect(formatCelsius(40.04, { ...english, against: 40 })).toBe('40.04\u00a0°C');
    expect(formatCelsius(40, { ...english, against: 40 })).toBe('40.0\u00a0°C');
    expect(formatCelsius(41, { ...english, against: 40 })).toBe('41.0\u00a0°C');
  });

  it('[PG490] keeps its one decimal where the other differs by rounding alone, as a mean of equal readings does', () => {
    const mean = -17.400000000000002;
    expect(formatCelsius(mean, { ...english, against: -17.4 })).toBe('−17.4\u00a0°C');
    expect(formatCelsius(-17.4, { ...english, against: mean })).toBe('−17.4\u00a0°C');
  });

  it('[PG31] never calls two different temperatures 0.0 apart', () => {
    expect(formatDistance(0.004, english)).toBe('0.004\u00a0°C');
  });

  it('[PG32] is shown in °F where the viewer wants so, distances by their scale alone', () => {
    expect(formatCelsius(40, { locale: 'en', unit: 'F' })).toBe('104.0\u00a0°F');
    expect(formatDistance(10, { locale: 'en', unit: 'F' })).toBe('18.0\u00a0°F');
  });
});
