import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { InvalidFields } from './invalid-fields';

const HEADER = 'Idempotency-Key';
const KEY = /^[\x20-\x7e]{1,200}$/;

/** For the description of a route that takes the header. */
export const idempotencyHeadersSchema = z.looseObject({
  'idempotency-key': z
    .string()
    .regex(KEY)
    .optional()
    .describe(
      'A name for this request, 1 to 200 printable ASCII characters, different for each: sent again with the same readings within a day it changes nothing.',
    ),
});

/** The key a request came with, null for none; throws InvalidFields for what can be none. */
export function idempotencyKeyOf({ headers }: FastifyRequest): string | null {
  const key = headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key === 'string' && KEY.test(key)) return key;
  throw new InvalidFields([{ field: HEADER, message: 'must be 1 to 200 printable ASCII characters' }]);
}
