import type { $ZodIssue, $ZodRawIssue } from 'zod/v4/core';
import type { FieldError } from './problem';

/** Zod's issue as words that complete "The field … ". */
export function toWords(issue: $ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `must be ${nameOfType(issue.expected)}`;
    case 'invalid_value':
      return `must be ${issue.values?.join(' or ')}`;
    case 'too_small':
      return `must ${measure(issue.origin)} at least ${issue.minimum}${unit(issue.origin)}`;
    case 'too_big':
      return `must ${measure(issue.origin)} at most ${issue.maximum}${unit(issue.origin)}`;
    default:
      return undefined;
  }
}

/** One entry for each wrong field; a field that should not be there is named itself, not the object around it. */
export function toFieldErrors(issues: readonly $ZodIssue[]): FieldError[] {
  return issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code !== 'unrecognized_keys') return [{ field: path.join('.'), message: issue.message }];
    return issue.keys.map((key) => ({ field: [...path, key].join('.'), message: 'is not known here: leave it out' }));
  });
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  number: 'a number',
  int: 'a whole number',
  string: 'text',
  object: 'an object',
  array: 'an array',
};

const nameOfType = (expected: unknown) => TYPE_NAMES[String(expected)] ?? `of the type ${expected}`;
const measure = (origin: unknown) => (origin === 'string' || origin === 'array' ? 'have' : 'be');
const unit = (origin: unknown) => (origin === 'string' ? ' characters' : origin === 'array' ? ' elements' : '');
