import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CommandContext, Refusal, VersionTag } from '#server/ports';
import { actorOf } from './acting';
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
  const actor = actorOf(request, by);
  const verdict = judgeIfMatch(request.headers['if-match'], toEtag(current));
  if (verdict === 'stale') return 'stale';
  return verdict === 'matches' ? { by: actor, ifVersion: current } : { by: actor };
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
  'no-such-alert': {
    status: 404,
    detail: 'There is no such alert: GET /api/alerts?state=all lists those there are.',
  },
  'bad-settings': {
    status: 400,
    detail:
      'These settings fit no level: name, group, place, retirement, maintenance and what a sensor continues are said of a sensor only, all sensors always have limits, and a sensor continues another one that was heard.',
  },
  'not-storing': {
    status: 503,
    detail:
      'Nothing can be stored now, so nothing was changed: try again once the database is back, which the page shows.',
    retryAfterSeconds: 5,
  },
};
