import { z } from 'zod';

/** Text that the database can keep: it knows no NUL, and no half of a surrogate pair. */
export const storableText = z
  .string()
  .refine((text) => !text.includes('\0') && !/\p{Cs}/u.test(text), 'must have no NUL and no half characters');
