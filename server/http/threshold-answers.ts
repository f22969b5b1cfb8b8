import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CommandContext, Refusal, VersionTag } from '#server/ports';
import { judgeIfMatch, toEtag } from './etag';
import { type ProblemOptions, sendProblem } from './problem';

/** For the description of routes that change a threshold. */
export const IF_MATCH_DESCRIPTION =
  'Send the ETag you saw as If-Match to change nothing (412) if somebody else was faster. Without it the last one wins.';

/** What the sender of a command wants to be sure of, held against what is there now. */
export function commandContext(
  request: FastifyRequest,
  { current, by }: { current: VersionTag; by: string | null },
): CommandContext | 'stale' {
  const verdict = judgeIfMatch(request.headers['if-match'], toEtag(current));
  if (verdict === 'stale') return 'stale';
  return verdict === 'matches' ? { by, ifVersion: current } : { by };
}

export function refuseCommand(reply: FastifyReply, refusal: Refusal): FastifyReply {
  return sendProblem(reply, REFUSALS[refusal]);
}

const REFUSALS: Readonly<Record<Refusal, ProblemOptions>> = {
  stale: {
    status: 412,
    detail: 'Somebody changed this threshold after you looked at it: get it again, then decide.',
  },
  'no-such-sensor': {
    status: 404,
    detail:
      'No such sensor is on the board: it appears with its first reading, and /api/sensors lists those there are.',
  },
  'not-storing': {
    status: 503,
    detail:
      'Nothing can be stored now, so nothing was changed: try again once the database is back, which the page shows.',
    retryAfterSeconds: 5,
  },
};
