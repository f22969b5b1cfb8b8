import { describe, expect, it } from 'vitest';
import { handLimits, limitBounds, withLimitAt, withLimitStepped } from './limit-drag';
import { beginDraft, readDraft, withText } from './threshold-draft';

const celsius = { locale: 'en', unit: 'C' } as const;
const fahrenheit = { locale: 'en', unit: 'F' } as const;
const draft = beginDraft({ high: 40, low: null }, { scope: 'sensor', ...celsius });

describe('a limit under the hand', () => {
  it('[PG320] is written as the field would have it, on a whole tenth', () => {
    const pulled = withLimitAt(draft, { name: 'high', degrees: 37.9612 }, celsius);
    expect(pulled.highText).toBe('38.0');
    expect(readDraft(pulled, celsius).limits).toEqual({ high: 38, low: null });
  });

  it('[PG320] is a whole tenth of the viewer’s degrees', () => {
    const inFahrenheit = beginDraft({ high: 40, low: null }, { scope: 'sensor', ...fahrenheit });
    expect(withLimitAt(inFahrenheit, { name: 'high', degrees: 100.04 }, fahrenheit).highText).toBe('100.0');
  });

  it('[PG320] goes on from what was typed, and from what is saved where that is no temperature', () => {
    const typed = withText(draft, 'high', '38.0');
    expect(withLimitStepped(typed, { name: 'high', by: 0.1 }, celsius).highText).toBe('38.1');
    const wrong = withText(draft, 'high', 'hot');
    expect(handLimits(wrong, celsius)).toEqual({ high: 40, low: null });
    expect(withLimitStepped(wrong, { name: 'high', by: -1 }, celsius).highText).toBe('39.0');
  });

  it('[PG320] that is none is not made by a step', () => {
    expect(withLimitStepped(draft, { name: 'low', by: 1 }, celsius)).toBe(draft);
  });

  it('[PG321] never meets the other one', () => {
    const both = beginDraft({ high: 40, low: 20 }, { scope: 'sensor', ...celsius });
    expect(withLimitAt(both, { name: 'high', degrees: 5 }, celsius).highText).toBe('20.1');
    expect(withLimitAt(both, { name: 'low', degrees: 90 }, celsius).lowText).toBe('39.9');
  });

  it('[PG321] stays within what can be measured', () => {
    expect(withLimitAt(draft, { name: 'high', degrees: 1e6 }, celsius).highText).toBe('10000.0');
    const { low } = limitBounds('low', { limits: { high: 40, low: 2 }, unit: 'C' });
    expect(low).toBe(-273.15);
  });
});
