import type { FastifySchemaCompiler } from 'fastify';
import { type $ZodType, safeParse } from 'zod/v4/core';
import { toFieldErrors, toWords } from './field-errors';
import type { FieldError } from './problem';

/** The request is well-formed but says something it may not: 400, with each wrong field. */
export class InvalidFields extends Error {
  readonly code = 'invalid-fields';
  readonly errors: readonly FieldError[];

  constructor(errors: readonly FieldError[]) {
    super('invalid fields');
    this.errors = errors;
  }
}

/** Holds body, query and path against their zod schemas; handlers get the parsed value. */
export const validateWithZod: FastifySchemaCompiler<$ZodType> =
  ({ schema }) =>
  (value) => {
    const result = safeParse(schema, value, { error: toWords });
    return result.success ? { value: result.data } : { error: new InvalidFields(toFieldErrors(result.error.issues)) };
  };
