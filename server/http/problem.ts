import { STATUS_CODES } from 'node:http';
import type { FastifyReply } from 'fastify';
import type { Problem } from '#protocol/problem';

export const PROBLEM_TYPE = 'application/problem+json';

/** One wrong field; `field` is its path with dots, empty for the whole. */
export type FieldError = { field: string; message: string };

export type ProblemOptions = {
  status: number;
  /** What happened and what to do, in sentences. */
  detail: string;
  errors?: readonly FieldError[];
  /** When it may be different. */
  retryAfterSeconds?: number;
};

/** An RFC 9457 problem; its title is the status' standard phrase. */
export function toProblem({ status, detail, errors }: ProblemOptions): Problem {
  const title = STATUS_CODES[status] ?? 'Error';
  const problem = { type: 'about:blank', title, status, detail };
  return errors === undefined ? problem : { ...problem, errors: [...errors] };
}

/** Answers with a problem. As text, so that no route's schema of success is held against it. */
export function sendProblem(reply: FastifyReply, options: ProblemOptions & { more?: object }): FastifyReply {
  const { more, retryAfterSeconds, ...problem } = options;
  if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds);
  return reply
    .code(problem.status)
    .header('content-type', PROBLEM_TYPE)
    .header('cache-control', 'no-store')
    .send(JSON.stringify({ ...toProblem(problem), ...more }));
}
