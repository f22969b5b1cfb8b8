import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { OPERATOR_ONLY } from './api';
import { InvalidFields } from './invalid-fields';

const HEADER = 'Isotherm-By';
const MAX_CODE_POINTS = 60;

/** How every route that changes something describes who may, and who does. */
export const COMMAND = {
  security: OPERATOR_ONLY,
  headers: z.looseObject({
    'isotherm-by': z
      .string()
      .optional()
      .describe(
        `Who does it, percent-encoded UTF-8, at most ${MAX_CODE_POINTS} characters; kept beside the change. It is a name, not a proof.`,
      ),
  }),
};

/** Who acts: what the request says, else `commander`. Throws InvalidFields for what can be no name. */
export function actorOf({ headers }: FastifyRequest, commander: string | null): string | null {
  const said = headers['isotherm-by'];
  if (said === undefined || said === '') return commander;
  const name = typeof said === 'string' ? decoded(said) : null;
  if (name === null || name === '' || [...name].length > MAX_CODE_POINTS || /\p{C}/u.test(name)) {
    const message = `must be a name of 1 to ${MAX_CODE_POINTS} characters without control characters, percent-encoded`;
    throw new InvalidFields([{ field: HEADER, message }]);
  }
  return name;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text).normalize('NFC').trim();
  } catch {
    // Percent signs that encode nothing.
    return null;
  }
}
