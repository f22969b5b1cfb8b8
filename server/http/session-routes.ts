import type { FastifyReply } from 'fastify';
import { sessionSchema, unlockSchema } from '#protocol/session';
import type { OwnOrigins } from '#server/ports';
import { type Api, PROBLEM_ANSWER } from './api';
import { credentialsOf, giveSession, takeSession } from './credentials';
import type { Operator, Verdict } from './operator';
import { sendProblem } from './problem';
import { refuseTries } from './request-gate';
import { isOverTls } from './security-headers';

type Parts = { operator: Operator; origins: OwnOrigins };

const URL = '/api/session';
const ANSWERS = { 200: sessionSchema, default: PROBLEM_ANSWER };

/** What this browser may do, and how it comes to do more. */
export function addSessionRoutes(api: Api, { operator, origins }: Parts): void {
  api.get(URL, { schema: { summary: 'What you may do', response: ANSWERS } }, async (request, reply) =>
    tell(reply, operator.judge(credentialsOf(request))),
  );

  api.post(
    URL,
    { schema: { summary: "Unlock with the operator's password", body: unlockSchema, response: ANSWERS } },
    async (request, reply) => {
      const verdict = operator.unlock(request.body.password, credentialsOf(request).address);
      if (verdict.access === 'locked') return sendProblem(reply, WRONG_PASSWORD);
      const isTls = isOverTls(request.headers, origins);
      if (verdict.session !== undefined) giveSession(reply, { session: verdict.session, isTls });
      return tell(reply, verdict);
    },
  );

  api.delete(URL, { schema: { summary: 'Lock again', response: ANSWERS } }, async (request, reply) => {
    const { session, address } = credentialsOf(request);
    if (session !== null) operator.lock(session);
    takeSession(reply, { isTls: isOverTls(request.headers, origins) });
    return tell(reply, operator.judge({ bearer: null, session: null, address }));
  });
}

function tell(reply: FastifyReply, verdict: Verdict): FastifyReply {
  if (verdict.access === 'too-many-tries') return sendProblem(reply, refuseTries(verdict.waitMs));
  return reply.send({ access: verdict.access });
}

const WRONG_PASSWORD = {
  status: 401,
  detail: 'This is not the password: type the one that stands in OPERATOR_PASSWORD on the server.',
};
