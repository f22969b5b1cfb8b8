import { z } from 'zod';

const EPOCH_MS = /^\d{1,15}$/;

// A plus sign in an address means a space: whoever forgot to encode it meant a plus.
const ISO = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+\- ]\d{2}:?\d{2})$/i;

/** A moment as epoch ms: ISO 8601 with its zone, or epoch ms. Null where it is neither, or no day of the calendar. */
export function toInstant(text: string): number | null {
  if (EPOCH_MS.test(text)) return Number(text);
  const [, day = '', time = '', zone = ''] = ISO.exec(text) ?? [];
  const atMs = Date.parse(`${day}T${time}${zone.replace(' ', '+').toUpperCase()}`);
  // Date reads the 31st of June as the 1st of July.
  const isDay = new Date(Date.parse(`${day}T00:00Z`) || 0).toISOString().startsWith(day);
  return Number.isNaN(atMs) || !isDay ? null : atMs;
}

/** A moment in an address; the parsed value is epoch ms. */
export const instantSchema = z
  .string()
  .transform((text, context) => {
    const atMs = toInstant(text);
    if (atMs !== null && atMs >= 0) return atMs;
    const message = 'must be ISO 8601 with a zone, such as 2026-07-31T08:00:00Z, or epoch milliseconds';
    context.issues.push({ code: 'custom', message, input: text });
    return z.NEVER;
  })
  .describe('ISO 8601 with `Z` or an offset, or epoch milliseconds.');
