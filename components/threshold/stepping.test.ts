import { describe, expect, it } from 'vitest';
import { withInput, withStep } from './stepping';
import { beginDraft, readDraft, withText } from './threshold-draft';

const celsius = { locale: 'en', unit: 'C' } as const;
const fahrenheit = { locale: 'en', unit: 'F' } as const;
const draft = beginDraft({ high: 40, low: null }, { scope: 'sensor', ...celsius });

describe('a step of a draft', () => {
  it('[PG62] moves the limit it is for', () => {
    const stepped = withStep(draft, { name: 'high', by: -0.1, startCelsius: 21 }, celsius);
    expect(readDraft(stepped, celsius).limits).toEqual({ high: 39.9, low: null });
  });

  it('[PG62] begins an empty limit near the readings', () => {
    const stepped = withStep(draft, { name: 'low', by: 0.1, startCelsius: 21 }, celsius);
    expect(stepped.lowText).toBe('21.0');
  });

  it('[PG62] begins an emptied limit at what is saved', () => {
    const stepped = withStep(withText(draft, 'high', ''), { name: 'high', by: 1, startCelsius: 21 }, celsius);
    expect(stepped.highText).toBe('40.0');
  });

  it('[PG62] leaves what is no number to be corrected', () => {
    const wrong = withText(draft, 'high', 'warm');
    expect(withStep(wrong, { name: 'high', by: 1, startCelsius: 21 }, celsius)).toBe(wrong);
  });
});

describe('a draft whose unit is changed', () => {
  it('[PG61] means the same temperature', () => {
    const typed = withInput(withText(draft, 'high', '38'), celsius, fahrenheit);
    expect(typed.highText).toBe('100.4');
    expect(readDraft(typed, fahrenheit).limits).toEqual({ high: 38, low: null });
  });

  it('[PG61] keeps what was not touched exactly, and what is no number as it was typed', () => {
    const saved = beginDraft({ high: 100 / 3, low: null }, { scope: 'sensor', ...celsius });
    const changed = withInput(withText(saved, 'low', 'cold'), celsius, fahrenheit);
    expect(changed.lowText).toBe('cold');
    expect(readDraft(withText(changed, 'low', ''), fahrenheit).limits).toEqual({ high: 100 / 3, low: null });
  });
});
