import type { FastifyError } from 'fastify';
import { InvalidFields } from './invalid-fields';
import type { ProblemOptions } from './problem';

/** What Fastify refuses by itself, with what to do about it. */
const DETAILS: Readonly<Record<string, string>> = {
  FST_ERR_BAD_URL: 'The address has a percent sign that encodes nothing: encode each part of the path by itself.',
  FST_ERR_MAX_PARAM_LENGTH: 'A part of the path is too long to be the name of anything here: check the address.',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'Send the body as JSON, with the header content-type: application/json.',
  FST_ERR_CTP_INVALID_JSON_BODY: 'The body is not JSON: check its quotes, commas and braces.',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'The body is empty: send a JSON object, or leave out the header content-type.',
  FST_ERR_CTP_BODY_TOO_LARGE: 'The body is larger than this address takes: send less at once.',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'The body is not as long as its header content-length says: correct the header.',
};

const NOT_UNDERSTOOD = 'The request cannot be understood: compare it with the description at /api/docs.';

/** What failed on our side is told to the log, never to the client. */
const UNEXPECTED: ProblemOptions = {
  status: 500,
  detail: 'Something went wrong in the server: try again, and if it happens again look at its log.',
};

/** The page goes on without its past; whoever asked for it asks again. */
const HISTORY_AWAY: ProblemOptions = {
  status: 503,
  detail: 'The history cannot be read now, because the database does not answer: try again in a few seconds.',
  retryAfterSeconds: 5,
};

/** How an error that reached the edge is told to the client. A status of 500 means that it is ours to mend. */
export function toProblemOptions(error: unknown): ProblemOptions {
  if (error instanceof InvalidFields) return invalidFields(error);
  if (!(error instanceof Error)) return UNEXPECTED;
  const { statusCode, code } = error as Partial<FastifyError>;
  if (code === 'store-unavailable') return HISTORY_AWAY;
  if (statusCode === undefined || statusCode < 400 || statusCode >= 500) return UNEXPECTED;
  return { status: statusCode, detail: DETAILS[code ?? ''] ?? NOT_UNDERSTOOD };
}

function invalidFields({ errors }: InvalidFields): ProblemOptions {
  const named = errors.map(({ field, message }) => (field === '' ? `The body ${message}` : `${field} ${message}`));
  return { status: 400, detail: `Correct this and send it again: ${named.join('; ')}.`, errors };
}
