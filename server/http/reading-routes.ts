import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { MAX_READINGS_PER_POST } from '#protocol/limits';
import { producedReadingSchema, readingsReceiptSchema } from '#protocol/reading';
import type { BoardView, Clock, Log, ProducedReading, ReadingSink } from '#server/ports';
import { type Api, OPERATOR_ONLY, PROBLEM_ANSWER } from './api';
import { idempotencyHeadersSchema, idempotencyKeyOf } from './idempotency-key';
import { InvalidFields } from './invalid-fields';
import { type JudgedReadings, judgeReadings } from './judge-readings';
import { sendProblem } from './problem';

type Parts = { board: BoardView; sink: ReadingSink; clock: Clock; log: Log };

/** A thousand readings of a kilobyte each; a reading needs about 80 bytes. */
const BODY_LIMIT_BYTES = 1_048_576;

const bodySchema = z.union([producedReadingSchema, z.array(producedReadingSchema).min(1).max(MAX_READINGS_PER_POST)]);

/** Readings by HTTP: the same road as the topic's. */
export function addReadingRoutes(api: Api, { board, sink, clock, log }: Parts): void {
  api.post(
    '/api/readings',
    {
      bodyLimit: BODY_LIMIT_BYTES,
      // The schema only describes: each element is judged by itself, so that one bad reading costs its neighbours nothing.
      validatorCompiler: () => (value) => ({ value }),
      schema: {
        summary: 'Send one reading, or up to a thousand',
        security: OPERATOR_ONLY,
        headers: idempotencyHeadersSchema,
        body: bodySchema,
        response: { 202: readingsReceiptSchema, default: PROBLEM_ANSWER },
      },
    },
    async (request, reply) => {
      const idempotencyKey = idempotencyKeyOf(request);
      const judged = judgeReadings(elementsOf(request.body), { nowMs: clock.nowMs(), board });
      if (judged.accepted.length === 0) return refuseAll(reply, judged);
      if (!(await isSafe(judged.accepted, { sink, log, idempotencyKey }))) return sendProblem(reply, NOT_SAFE);
      return reply.code(202).send({ accepted: judged.accepted.length, rejected: judged.rejected });
    },
  );
}

function elementsOf(body: unknown): readonly unknown[] {
  const elements: readonly unknown[] = Array.isArray(body) ? body : [body];
  if (elements.length > 0 && elements.length <= MAX_READINGS_PER_POST) return elements;
  throw new InvalidFields([{ field: '', message: `must have 1 to ${MAX_READINGS_PER_POST} readings` }]);
}

/** The rejections come twice: as wrong fields, like every problem's, and with their codes, like a receipt's. */
function refuseAll(reply: FastifyReply, { rejected }: JudgedReadings): FastifyReply {
  return sendProblem(reply, {
    status: 400,
    detail: 'None of this is a reading: correct what `errors` names and send it again.',
    errors: rejected.map(({ index, message }) => ({ field: String(index), message })),
    more: { accepted: 0, rejected },
  });
}

async function isSafe(
  readings: readonly ProducedReading[],
  { sink, log, idempotencyKey }: Pick<Parts, 'sink' | 'log'> & { idempotencyKey: string | null },
): Promise<boolean> {
  try {
    await sink.append(readings, { idempotencyKey });
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'sink-unavailable')) throw error;
    log.warn('readings-not-taken', { readings: readings.length, error: error.message });
    return false;
  }
}

const NOT_SAFE = {
  status: 503,
  detail: 'The readings cannot be made safe now, and none is promised to be: send them again in a few seconds.',
  retryAfterSeconds: 5,
};
