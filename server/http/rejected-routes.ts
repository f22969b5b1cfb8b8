import { z } from 'zod';
import { type KeptBytes, type Rejected, rejectedPageSchema } from '#protocol/rejected';
import { rejectionCodeSchema } from '#protocol/rejection';
import type { StoredHistory } from '#server/store-port';
import { type Api, PROBLEM_ANSWER } from './api';
import { credentialsOf } from './credentials';
import { decodeCursor, encodeCursor } from './cursor';
import type { Operator } from './operator';
import { cursorSchema } from './sensor-params';
import { assertInOrder, spanFields } from './time-span';

const querySchema = z.strictObject({
  code: rejectionCodeSchema.optional(),
  partition: z.coerce.number().int().min(0).max(2_147_483_647).optional(),
  // PostgreSQL's text has no character zero.
  search: z
    .string()
    .max(200)
    .regex(/^\P{Cc}*$/u, 'must have no control characters')
    .optional()
    .describe('In why it was refused, or its offset; for those who may change things also in its key and value.'),
  ...spanFields,
  // Each may have eight kilobytes.
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: cursorSchema,
});

const positionSchema = z.tuple([z.int(), z.int(), z.int()]);

/** Messages that were not readings. */
export function addRejectedRoutes(
  api: Api,
  { history, operator }: { history: StoredHistory; operator: Operator },
): void {
  api.get(
    '/api/rejections',
    {
      schema: {
        summary: 'Messages that were not readings, newest first',
        description: 'What a message holds may be secret: its bytes are for those who may change things.',
        querystring: querySchema,
        response: { 200: rejectedPageSchema, default: PROBLEM_ANSWER },
      },
    },
    async (request) => {
      const { code = null, partition = null, search, from, to, limit, cursor } = request.query;
      assertInOrder({ from, to });
      const { access } = operator.judge(credentialsOf(request));
      const areBytesShown = access === 'open' || access === 'unlocked';
      const { rejections, next, searchedToMs } = await history.rejected({
        code,
        partition,
        search: search || null,
        // Else one could guess at what is in them letter by letter.
        inBytes: areBytesShown,
        fromMs: from ?? null,
        toMs: to ?? null,
        limit,
        after: decodeCursor(cursor, positionSchema),
      });
      return {
        rejections: areBytesShown ? rejections : rejections.map(withoutBytes),
        next: next === null ? null : encodeCursor(next),
        searchedToMs,
        areBytesShown,
      };
    },
  );
}

function withoutBytes({ key, value, ...rest }: Rejected): Rejected {
  return { ...rest, key: hidden(key), value: hidden(value) };
}

function hidden(bytes: KeptBytes | null): KeptBytes | null {
  return bytes && { ...bytes, base64: null };
}
