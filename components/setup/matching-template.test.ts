import { expect, it } from 'vitest';
import { TEMPLATES, templateOf } from '#protocol/templates';
import { changedFigures, matchingTemplate, namedTemplate } from './matching-template';
import { BUILT_IN_VALUES } from './rule-values';

it('[PG213] rules that are just those of a template are called by its name, others are one’s own', () => {
  for (const template of TEMPLATES) expect(matchingTemplate({ ...BUILT_IN_VALUES, ...template.rules })).toBe(template);
  expect(matchingTemplate({ ...BUILT_IN_VALUES, limits: { high: 40, low: null } })?.id).toBe('plain');
  expect(matchingTemplate({ ...BUILT_IN_VALUES, limits: { high: 39, low: null } })).toBeNull();
});

it('[PG515] a chosen template keeps its name while it says what holds, and no longer', () => {
  const fridge = templateOf('fridge');
  const values = { ...BUILT_IN_VALUES, ...fridge.rules };
  expect(namedTemplate('fridge', values)).toBe(fridge);
  expect(namedTemplate('fridge', { ...values, warning: { high: null, low: null } })).toBeNull();
  expect(namedTemplate('fridge', { ...values, ...templateOf('plain').rules })?.id).toBe('plain');
  expect(namedTemplate(null, values)).toBe(fridge);
});

it('[PG213] what was adjusted of a template is told', () => {
  const fridge = templateOf('fridge');
  expect(changedFigures(fridge, { ...BUILT_IN_VALUES, ...fridge.rules, lastingMs: 0 })).toEqual(['lastingMs']);
});
