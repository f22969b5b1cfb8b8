import type { RulesPatch } from '#protocol/alert-rules';
import { type TemplateId, templateOf } from '#protocol/templates';
import type { CelsiusInput } from '../words/celsius-input';
import { RULE_FIELDS, type RuleField, type RuleValues, sameValue } from './rule-values';
import type { TargetLevel } from './target-level';
import {
  fieldText,
  readField,
  ruleOf,
  TEXT_FIELD_NAMES,
  type TextError,
  type TextField,
  withPart,
} from './text-fields';

/** Rules being made; nothing of it is sent before it is saved. */
export type SetupDraft = {
  /** What was said: a value, or null for what is inherited. */
  said: RulesPatch;
  /** What was typed and says nothing (yet), or stands as it was typed. */
  typed: Partial<Record<TextField, string>>;
  /** The template chosen last; null: none. */
  template: TemplateId | null;
};

export const NO_DRAFT: SetupDraft = { said: {}, typed: {}, template: null };

/** What the level would say for itself; a field left out is inherited. */
export function ownAfter({ said }: SetupDraft, { own }: TargetLevel): RulesPatch {
  const after: RulesPatch = { ...own, ...said };
  for (const field of RULE_FIELDS) if (after[field] === null) delete after[field];
  return after;
}

/** What would hold. */
export function valuesAfter(draft: SetupDraft, level: TargetLevel): RuleValues {
  return { ...level.inherited, ...(ownAfter(draft, level) as Partial<RuleValues>) };
}

/** Says one rule as a whole. */
export function withRule<F extends RuleField>(draft: SetupDraft, field: F, value: RuleValues[F]): SetupDraft {
  return { ...draft, said: { ...draft.said, [field]: value }, typed: withoutTyped(draft, field) };
}

/** Back to what is inherited. */
export function withReset(draft: SetupDraft, field: RuleField): SetupDraft {
  return { ...draft, said: { ...draft.said, [field]: null }, typed: withoutTyped(draft, field) };
}

/** The text as it was typed, and what it says as soon as it says something. */
export function withTyped(
  draft: SetupDraft,
  { field, text, level, input }: { field: TextField; text: string; level: TargetLevel; input: CelsiusInput },
): SetupDraft {
  const values = valuesAfter(draft, level);
  const typed = { ...draft.typed, [field]: text };
  const read = readField(field, text, values, input);
  if (!read.ok) return { ...draft, typed };
  return { ...draft, typed, said: { ...draft.said, [ruleOf(field)]: withPart(field, read.value, values) } };
}

/** Everything a template speaks of, as it says it. */
export function withTemplate(draft: SetupDraft, id: TemplateId): SetupDraft {
  const { rules } = templateOf(id);
  const typed = Object.fromEntries(
    Object.entries(draft.typed).filter(([field]) => !(ruleOf(field as TextField) in rules)),
  );
  return { said: { ...draft.said, ...rules }, typed, template: id };
}

/** The text of a field. */
export function textOf(draft: SetupDraft, field: TextField, level: TargetLevel, input: CelsiusInput): string {
  const typed = draft.typed[field];
  if (typed !== undefined) return typed;
  const isOpen = level.mixed.has(ruleOf(field)) && draft.said[ruleOf(field)] === undefined;
  return isOpen ? '' : fieldText(field, valuesAfter(draft, level), input);
}

/** The same rules in another unit or language: texts that say something are written anew, others stay. */
export function withOtherInput(draft: SetupDraft, level: TargetLevel, from: CelsiusInput): SetupDraft {
  const values = valuesAfter(draft, level);
  const typed = Object.entries(draft.typed).filter(
    ([field, text]) => !readField(field as TextField, text, values, from).ok,
  );
  return { ...draft, typed: Object.fromEntries(typed) };
}

/** Whether the level says (or would say) a rule for itself. */
export function isOwnRule(draft: SetupDraft, level: TargetLevel, field: RuleField): boolean {
  const said = draft.said[field];
  if (said === null) return false;
  if (level.own[field] !== undefined) return true;
  return said !== undefined && (level.mixed.has(field) || !sameValue(said, level.inherited[field]));
}

/** What saving would change: a rule that would stay as it is is left out. */
export function changedRules(draft: SetupDraft, level: TargetLevel): RulesPatch {
  const changed = RULE_FIELDS.filter((field) => {
    const said = draft.said[field];
    if (said === undefined) return false;
    if (said === null) return level.own[field] !== undefined;
    return level.mixed.has(field) || !sameValue(said, level.own[field] ?? level.inherited[field]);
  });
  return Object.fromEntries(changed.map((field) => [field, draft.said[field]]));
}

/** What is wrong, by field: as the server would say it, in time. */
export function draftErrors(
  draft: SetupDraft,
  level: TargetLevel,
  input: CelsiusInput,
): Partial<Record<TextField, TextError>> {
  const values = valuesAfter(draft, level);
  const errors: Partial<Record<TextField, TextError>> = {};
  for (const field of TEXT_FIELD_NAMES) {
    const text = draft.typed[field];
    const read = text === undefined ? null : readField(field, text, values, input);
    if (read !== null && !read.ok) errors[field] = read.error;
  }
  for (const pair of ['limits', 'warning'] as const) {
    const { high, low } = values[pair];
    if (high !== null && low !== null && low >= high) errors[`${pair}.low`] ??= { reason: 'low-not-below-high' };
  }
  return errors;
}

function withoutTyped({ typed }: SetupDraft, rule: RuleField): SetupDraft['typed'] {
  return Object.fromEntries(Object.entries(typed).filter(([field]) => ruleOf(field as TextField) !== rule));
}
