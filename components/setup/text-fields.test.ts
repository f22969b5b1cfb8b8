import { describe, expect, it } from 'vitest';
import { rulesPatchSchema } from '#protocol/alert-rules';
import { BUILT_IN_VALUES } from './rule-values';
import { fieldText, readField, TEXT_FIELD_NAMES, type TextField, withPart } from './text-fields';

const english = { locale: 'en', unit: 'C' } as const;
const fahrenheit = { locale: 'en', unit: 'F' } as const;
const german = { locale: 'de', unit: 'C' } as const;
const read = (field: TextField, text: string, input: typeof english | typeof fahrenheit | typeof german = english) =>
  readField(field, text, BUILT_IN_VALUES, input);

describe('what is typed into the form', () => {
  it('[PG209] temperatures are typed in the degrees one sees', () => {
    expect(read('limits.high', '46.4', fahrenheit)).toEqual({ ok: true, value: 8 });
    expect(read('limits.low', '')).toEqual({ ok: true, value: null });
    expect(read('limits.low', 'cold')).toMatchObject({ ok: false, error: { reason: 'not-a-number' } });
    expect(read('warning.high', '-300')).toMatchObject({ ok: false, error: { reason: 'out-of-range' } });
  });

  it('[PG209] a margin is a distance: it has a scale and no zero point', () => {
    expect(read('clearMarginCelsius', '1.8', fahrenheit)).toEqual({ ok: true, value: 1 });
    expect(fieldText('clearMarginCelsius', { ...BUILT_IN_VALUES, clearMarginCelsius: 0.5 }, fahrenheit)).toBe('0.9');
    expect(read('clearMarginCelsius', '-1')).toMatchObject({ ok: false, error: { reason: 'bad-margin' } });
    expect(read('clearMarginCelsius', '')).toEqual({ ok: true, value: 0 });
  });

  it('[PG210] what the server would refuse is said before', () => {
    expect(read('lastingMs', '25 h')).toMatchObject({ error: { reason: 'too-long' } });
    expect(read('noData.afterMs', '5 s')).toMatchObject({ error: { reason: 'too-short', minMs: 10_000 } });
    expect(read('exposure.totalMs', '')).toMatchObject({ error: { reason: 'needed' } });
    expect(read('exposure.totalMs', 'a while')).toMatchObject({ error: { reason: 'not-a-duration' } });
    expect(read('fault.errorValues', '1 2 3 4 5 6 7 8 9')).toMatchObject({ error: { reason: 'too-many', most: 8 } });
  });

  it.each(['85; −127', '85, -127', '85 -127', '85;-127'])('[PG209] error values are a list: %s', (text) => {
    expect(read('fault.errorValues', text)).toEqual({ ok: true, value: [85, -127] });
  });

  it('[PG209] a comma is a decimal sign where it is one', () => {
    expect(read('fault.errorValues', '85,5; -127', german)).toEqual({ ok: true, value: [85.5, -127] });
  });

  it.each([english, fahrenheit, { locale: 'zh-CN', unit: 'C' } as const])(
    '[PG209] what stands there is read as it is: %j',
    (input) => {
      const values = {
        ...BUILT_IN_VALUES,
        limits: { high: 8, low: -0.5 },
        fault: { errorValues: [85, -127], stuckAfterMs: 7_200_000 },
      };
      for (const field of TEXT_FIELD_NAMES) {
        const again = readField(field, fieldText(field, values, input), values, input);
        expect(again, field).toMatchObject({ ok: true });
        const rule = field.split('.')[0] as keyof typeof values;
        if (again.ok) expect(withPart(field, again.value, values), field).toEqual(values[rule]);
      }
    },
  );

  it('[PG209] whoever says after how long of silence means to be told of it', () => {
    const silent = { ...BUILT_IN_VALUES, noData: { isOn: false, afterMs: null } };
    expect(withPart('noData.afterMs', 600_000, silent)).toEqual({ isOn: true, afterMs: 600_000 });
  });

  it.each([
    ['lastingMs', 24 * 3_600_000],
    ['stayBackMs', 24 * 3_600_000],
    ['clearMarginCelsius', 1000],
  ] as const)('[PG210] the bounds of %s are those of the server', (field, most) => {
    const text = field === 'clearMarginCelsius' ? String(most) : `${most / 1000} s`;
    const above = field === 'clearMarginCelsius' ? String(most + 1) : `${most / 1000 + 1} s`;
    expect(read(field, text).ok).toBe(true);
    expect(read(field, above).ok).toBe(false);
    expect(rulesPatchSchema.safeParse({ [field]: most }).success).toBe(true);
    expect(rulesPatchSchema.safeParse({ [field]: most + 1 }).success).toBe(false);
  });

  it.each([
    ['noData.afterMs', 10_000, 7 * 24 * 3_600_000, (ms: number) => ({ noData: { isOn: true, afterMs: ms } })],
    ['exposure.totalMs', 60_000, 24 * 3_600_000, (ms: number) => ({ exposure: { high: 8, low: null, totalMs: ms } })],
    [
      'fault.stuckAfterMs',
      60_000,
      7 * 24 * 3_600_000,
      (ms: number) => ({ fault: { errorValues: [], stuckAfterMs: ms } }),
    ],
  ] as const)('[PG210] the bounds of %s are those of the server', (field, least, most, patch) => {
    for (const ms of [least - 1000, least, most, most + 1000]) {
      expect(read(field, `${ms / 1000} s`).ok, String(ms)).toBe(rulesPatchSchema.safeParse(patch(ms)).success);
    }
  });
});
