import { TEMPLATES, type Template, type TemplateId, templateOf } from '#protocol/templates';
import { type RuleField, type RuleValues, sameValue } from './rule-values';

/** The template that says just what holds; null: these are figures of one's own. */
export function matchingTemplate(values: RuleValues): Template | null {
  return TEMPLATES.find((template) => changedFigures(template, values).length === 0) ?? null;
}

/** The template whose name stands for the rules: the one `chosen` last, while it says just what holds. */
export function namedTemplate(chosen: TemplateId | null, values: RuleValues): Template | null {
  const template = chosen === null ? null : templateOf(chosen);
  return template !== null && changedFigures(template, values).length === 0 ? template : matchingTemplate(values);
}

/** The rules of a template that were adjusted since. */
export function changedFigures({ rules }: Template, values: RuleValues): RuleField[] {
  const fields = Object.keys(rules) as (keyof typeof rules)[];
  return fields.filter((field) => !sameValue(rules[field], values[field]));
}
