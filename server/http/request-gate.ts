import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Access } from '#protocol/session';
import type { OwnOrigins } from '#server/ports';
import { credentialsOf } from './credentials';
import type { Operator } from './operator';
import { type ProblemOptions, sendProblem } from './problem';

/** Asked by machines that know this process by an address of their own. */
const PROBES: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);

/** Where a page unlocks itself: it cannot be unlocked before. */
const SESSION_PATH = '/api/session';

const READING_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/**
 * The one door of every request: refuses hosts and origins that are not ours (DNS rebinding, other sites' pages), and
 * commands of those who may not change things. Answers by itself when it refuses.
 */
export function createRequestGate({ origins, operator }: { origins: OwnOrigins; operator: Operator }) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const refusal = judgeSender(request, origins) ?? judgeCommand(request, { reply, operator });
    return refusal === null ? undefined : sendProblem(reply, refusal);
  };
}

function judgeSender(request: FastifyRequest, origins: OwnOrigins): ProblemOptions | null {
  // RFC 9112 lets a request name a whole address instead of a path; only proxies are asked so, and it would bypass Host.
  if (!request.raw.url?.startsWith('/')) return NOT_A_PATH;
  if (PROBES.has(request.routeOptions.url ?? '')) return null;
  const { host, origin } = request.headers;
  if (host === undefined || !hasOneHost(request) || !origins.isOwnHost(host)) return FOREIGN_HOST;
  return origin === undefined || origins.isOwnOrigin(origin) ? null : FOREIGN_ORIGIN;
}

/** Node goes by the first of two Host headers; a proxy in front may have gone by the second. */
function hasOneHost(request: FastifyRequest): boolean {
  const { rawHeaders } = request.raw;
  return rawHeaders.filter((text, index) => index % 2 === 0 && text.toLowerCase() === 'host').length === 1;
}

function judgeCommand(
  request: FastifyRequest,
  { reply, operator }: { reply: FastifyReply; operator: Operator },
): ProblemOptions | null {
  const isCommand = !request.is404 && !READING_METHODS.has(request.method) && request.routeOptions.url !== SESSION_PATH;
  if (!isCommand) return null;
  const verdict = operator.judge(credentialsOf(request));
  if (verdict.access === 'too-many-tries') return refuseTries(verdict.waitMs);
  return refuseAccess(reply, verdict.access);
}

/** Null where that access is enough for a command. */
function refuseAccess(reply: FastifyReply, access: Access): ProblemOptions | null {
  if (access === 'view-only') return VIEW_ONLY;
  if (access !== 'locked') return null;
  reply.header('www-authenticate', 'Bearer realm="isotherm"');
  return LOCKED;
}

/** Too many wrong passwords: says when the next one is looked at. */
export function refuseTries(waitMs: number): ProblemOptions {
  const seconds = Math.ceil(waitMs / 1000);
  const detail = `Too many wrong passwords came from your address: try again in ${seconds} seconds.`;
  return { status: 429, detail, retryAfterSeconds: seconds };
}

const NOT_A_PATH: ProblemOptions = {
  status: 400,
  detail: 'The request has to name a path that begins with a slash: this server is not a proxy.',
};

const FOREIGN_HOST: ProblemOptions = {
  status: 421,
  detail:
    'This server does not answer to that host name: add its origin to PUBLIC_ORIGIN, or use one that is listed there.',
};

const FOREIGN_ORIGIN: ProblemOptions = {
  status: 403,
  detail: 'A page of another site sent this: open Isotherm at its own address, or add that origin to PUBLIC_ORIGIN.',
};

const VIEW_ONLY: ProblemOptions = {
  status: 403,
  detail: 'This server is view-only: to change things, have it started with OPERATOR_PASSWORD, or on HOST=127.0.0.1.',
};

const LOCKED: ProblemOptions = {
  status: 401,
  detail: "Unlock the page with the operator's password, or send it as Authorization: Bearer with the request.",
};
