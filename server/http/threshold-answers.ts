import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CommandContext, CommandRefusal, VersionTag } from '#server/ports';
import { judgeIfMatch, toEtag } from './etag';
import { sendProblem } from './problem';

/** The same for every threshold of one process, new with every start. */
export const newBootId = () => randomBytes(6).toString('base64url');

/** For the description of routes that change a threshold. */
export const IF_MATCH_DESCRIPTION =
  'Send the ETag you saw as If-Match to change nothing (412) if somebody else was faster. Without it the last one wins.';

/** What the sender of a command wants to be sure of, held against what is there now. */
export function commandContext(
  request: FastifyRequest,
  { current, by, bootId }: { current: VersionTag; by: string | null; bootId: string },
): CommandContext | 'stale' {
  const verdict = judgeIfMatch(request.headers['if-match'], toEtag(current, bootId));
  if (verdict === 'stale') return 'stale';
  return verdict === 'matches' ? { by, ifVersion: current } : { by };
}

export function refuseCommand(reply: FastifyReply, refusal: CommandRefusal): FastifyReply {
  return sendProblem(reply, refusal === 'stale' ? STALE : NO_SUCH_SENSOR);
}

const STALE = {
  status: 412,
  detail: 'Somebody changed this threshold after you looked at it: get it again, then decide.',
};

const NO_SUCH_SENSOR = {
  status: 404,
  detail: 'No such sensor is on the board: it appears with its first reading, and /api/sensors lists those there are.',
};
