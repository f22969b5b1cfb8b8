import { TEMPLATES, type Template } from '#protocol/templates';
import { type RuleField, type RuleValues, sameValue } from './rule-values';

/** The template that says just what holds; null: these are figures of one's own. */
export function matchingTemplate(values: RuleValues): Template | null {
  return TEMPLATES.find((template) => changedFigures(template, values).length === 0) ?? null;
}

/** The rules of a template that were adjusted since. */
export function changedFigures({ rules }: Template, values: RuleValues): RuleField[] {
  const fields = Object.keys(rules) as (keyof typeof rules)[];
  return fields.filter((field) => !sameValue(rules[field], values[field]));
}
