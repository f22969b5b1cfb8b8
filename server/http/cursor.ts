import type { z } from 'zod';
import { InvalidFields } from './invalid-fields';

/** Where the next page begins, opaque to the client. */
export function encodeCursor(position: unknown): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** Null for no cursor; throws InvalidFields for one that this server did not give. */
export function decodeCursor<T>(cursor: string | undefined, schema: z.ZodType<T>): T | null {
  if (cursor === undefined) return null;
  const position = schema.safeParse(parse(Buffer.from(cursor, 'base64url').toString()));
  if (position.success) return position.data;
  throw new InvalidFields([{ field: 'cursor', message: 'must be the `next` of an earlier page, or left out' }]);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
