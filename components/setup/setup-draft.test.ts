import { describe, expect, it } from 'vitest';
import { rulesPatchSchema } from '#protocol/alert-rules';
import { TEMPLATES } from '#protocol/templates';
import {
  changedRules,
  draftErrors,
  isOwnRule,
  NO_DRAFT,
  type SetupDraft,
  textOf,
  valuesAfter,
  withOtherInput,
  withReset,
  withRule,
  withTemplate,
  withTyped,
} from './setup-draft';
import { targetLevel } from './target-level';
import { buildAllSettings, buildGroupSettings, buildLimits, buildSensorSettings } from './testing/build-settings';
import type { TextField } from './text-fields';

const input = { locale: 'en', unit: 'C' } as const;
const settings = [
  buildAllSettings(),
  buildGroupSettings('Fridges', { rules: { limits: buildLimits({ high: 8, low: 2 }), stayBackMs: 300_000 } }),
  buildSensorSettings('a', { group: 'Fridges' }, { rules: { lastingMs: 600_000 } }),
  buildSensorSettings('b', {}, { rules: { limits: buildLimits({ high: 30, low: null }) } }),
];
const level = targetLevel({ kind: 'sensors', sensorIds: ['a'], group: null }, settings);
const typed = (draft: SetupDraft, field: TextField, text: string) => withTyped(draft, { field, text, level, input });

describe('rules being made', () => {
  it('[PG211] what was not touched is not sent, nor what ends up as it was', () => {
    expect(changedRules(NO_DRAFT, level)).toEqual({});
    const there = typed(NO_DRAFT, 'limits.high', '9');
    expect(changedRules(there, level)).toEqual({ limits: { high: 9, low: 2 } });
    expect(changedRules(typed(there, 'limits.high', '8.0'), level)).toEqual({});
  });

  it('[PG212] a rule of its own goes back to what is inherited, an inherited one has nothing to go back from', () => {
    expect(valuesAfter(NO_DRAFT, level).lastingMs).toBe(600_000);
    const reset = withReset(NO_DRAFT, 'lastingMs');
    expect(changedRules(reset, level)).toEqual({ lastingMs: null });
    expect(valuesAfter(reset, level).lastingMs).toBe(0);
    expect(changedRules(withReset(NO_DRAFT, 'limits'), level)).toEqual({});
  });

  it('[PG212] each rule says from which level it is', () => {
    expect(level.from).toEqual({ limits: 'group', stayBackMs: 'group' });
    expect(level.fromGroup).toBe('Fridges');
    expect(targetLevel({ kind: 'group', group: 'Fridges' }, settings)).toMatchObject({
      own: { limits: { high: 8, low: 2 }, stayBackMs: 300_000 },
      from: { limits: 'all' },
    });
  });

  it('[PG212] a rule said to be just what is inherited stays inherited', () => {
    expect(isOwnRule(NO_DRAFT, level, 'lastingMs')).toBe(true);
    expect(isOwnRule(NO_DRAFT, level, 'limits')).toBe(false);
    expect(isOwnRule(typed(NO_DRAFT, 'limits.high', '9'), level, 'limits')).toBe(true);
    expect(isOwnRule(typed(NO_DRAFT, 'limits.high', '8.0'), level, 'limits')).toBe(false);
    expect(isOwnRule(withReset(NO_DRAFT, 'lastingMs'), level, 'lastingMs')).toBe(false);
  });

  it('[PG213] a template says all it speaks of, and the next one leaves nothing of it', () => {
    const vaccine = withTemplate(typed(NO_DRAFT, 'limits.high', 'oops'), 'vaccine-fridge');
    expect(draftErrors(vaccine, level, input)).toEqual({});
    expect(valuesAfter(vaccine, level)).toMatchObject({
      limits: { high: 8, low: 2 },
      exposure: { totalMs: 3_600_000 },
    });
    const plain = withTemplate(vaccine, 'plain');
    expect(valuesAfter(plain, level)).toMatchObject({ fault: { errorValues: [] }, exposure: { high: null } });
  });

  it.each(TEMPLATES)('[PG213] what $id changes is what the server takes', ({ id }) => {
    const changed = changedRules(withTemplate(NO_DRAFT, id), level);
    expect(rulesPatchSchema.parse(changed)).toEqual(changed);
  });

  it('[PG211] a text that says nothing stays to be corrected and changes nothing', () => {
    const draft = typed(NO_DRAFT, 'limits.high', 'warm');
    expect(textOf(draft, 'limits.high', level, input)).toBe('warm');
    expect(draftErrors(draft, level, input)).toEqual({ 'limits.high': { reason: 'not-a-number' } });
    expect(changedRules(draft, level)).toEqual({});
  });

  it('[PG210] a low limit that is not below the high one is said at its field', () => {
    const draft = typed(NO_DRAFT, 'limits.low', '8');
    expect(draftErrors(draft, level, input)).toEqual({ 'limits.low': { reason: 'low-not-below-high' } });
    expect(rulesPatchSchema.safeParse(changedRules(draft, level)).error?.issues[0]?.path).toEqual(['limits', 'low']);
    expect(draftErrors(withRule(NO_DRAFT, 'warning', { high: 3, low: 3 }), level, input)).toHaveProperty([
      'warning.low',
    ]);
  });

  it('[PG209] the same temperatures stand there when the unit is changed', () => {
    const draft = typed(NO_DRAFT, 'limits.high', '10');
    const inFahrenheit = withOtherInput(draft, level, input);
    expect(textOf(inFahrenheit, 'limits.high', level, { locale: 'en', unit: 'F' })).toBe('50.0');
    expect(changedRules(inFahrenheit, level)).toEqual({ limits: { high: 10, low: 2 } });
  });

  it('[PG214] what differs among sensors stays empty, and as it is, until somebody says it', () => {
    const many = targetLevel({ kind: 'sensors', sensorIds: ['a', 'b'], group: null }, settings);
    expect([...many.mixed]).toEqual(['limits', 'lastingMs', 'stayBackMs']);
    expect(textOf(NO_DRAFT, 'limits.high', many, input)).toBe('');
    expect(changedRules(NO_DRAFT, many)).toEqual({});
    const said = withRule(NO_DRAFT, 'limits', { high: 30, low: null });
    expect(changedRules(said, many)).toEqual({ limits: { high: 30, low: null } });
  });
});
