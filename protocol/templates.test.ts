import { describe, expect, it } from 'vitest';
import { rulesPatchSchema } from './alert-rules';
import { TEMPLATE_SOURCES } from './template-sources';
import { figuresOf, TEMPLATES, templateOf } from './templates';

describe('templates', () => {
  it.each(TEMPLATES)('[PG200] the rules of $id are rules that the server takes', ({ rules }) => {
    expect(rulesPatchSchema.parse(rules)).toEqual(rules);
  });

  it.each(TEMPLATES)('[PG201] each figure of $id says whence it comes, and nothing else does', (template) => {
    const figures = figuresOf(template).map(([name]) => name);
    expect(Object.keys(template.sources).sort()).toEqual([...figures].sort());
  });

  it('[PG201] every publication has a title, a publisher and an address, and is used', () => {
    const used = new Set(TEMPLATES.flatMap(({ sources }) => Object.values(sources).flat()));
    for (const [name, source] of Object.entries(TEMPLATE_SOURCES)) {
      expect(source.title).not.toBe('');
      expect(source.publisher).not.toBe('');
      expect(new URL(source.url).protocol).toBe('https:');
      expect(used).toContain(name);
    }
  });

  it('[PG202] all speak of the same rules, so that the one chosen last holds alone', () => {
    const [first, ...others] = TEMPLATES.map(({ rules }) => Object.keys(rules).sort());
    for (const other of others) expect(other).toEqual(first);
  });

  it.each(TEMPLATES)('[PG203] the early warning of $id comes before its alert', ({ rules: { limits, warning } }) => {
    if (warning.high !== null && limits.high !== null) expect(warning.high).toBeLessThan(limits.high);
    if (warning.low !== null && limits.low !== null) expect(warning.low).toBeGreaterThan(limits.low);
  });

  it('[PG200] the plain one is what every sensor starts with', () => {
    expect(templateOf('plain').rules.limits).toEqual({ high: 40, low: null });
    expect(figuresOf(templateOf('plain'))).toEqual([['limits.high', 40]]);
  });
});
