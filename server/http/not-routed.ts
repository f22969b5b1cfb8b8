import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from '#server/ports';
import type { AllowedMethods } from './allowed-methods';
import type { Pages } from './http-parts';
import { sendProblem } from './problem';

type NotRoutedOptions = { pages: Pages | null; allowed: AllowedMethods; log: Log };

/**
 * Answers what no route of ours takes: 405 where only the method is wrong, 404 below /api, and all else is a page. It
 * runs before any body is read, so that pages get the request untouched.
 */
export function createNotRouted({ pages, allowed, log }: NotRoutedOptions) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    if (!request.is404) return undefined;
    const path = request.raw.url?.split('?', 1)[0] ?? '';
    const methods = allowed.of(path);
    if (methods.length > 0) return refuseMethod(reply, methods);
    if (pages === null || path === '/api' || path.startsWith('/api/')) return sendProblem(reply, NOT_FOUND);
    if (!isPageRequest(request.method, path)) return refuseMethod(reply, ['GET', 'HEAD']);
    reply.hijack();
    await pages.handle(request.raw, reply.raw).catch((error: unknown) => {
      log.error('page-failed', { path, error: String(error) });
      endBroken(reply);
    });
    return reply;
  };
}

export const NOT_FOUND = {
  status: 404,
  detail: 'There is nothing at this address: the API is described at /api/docs.',
};

/** In development Next's own tools post to addresses that begin with two underscores. */
function isPageRequest(method: string, path: string): boolean {
  return method === 'GET' || method === 'HEAD' || (method === 'POST' && path.startsWith('/__nextjs'));
}

function refuseMethod(reply: FastifyReply, methods: readonly string[]): FastifyReply {
  const allow = methods.join(', ');
  reply.header('allow', allow);
  return sendProblem(reply, { status: 405, detail: `This address does not take that method: use ${allow}.` });
}

function endBroken({ raw }: FastifyReply): void {
  if (raw.headersSent) {
    raw.destroy();
    return;
  }
  raw.statusCode = 500;
  raw.setHeader('content-type', 'text/plain; charset=utf-8');
  raw.end('This page could not be drawn: load it again, and if that does not help look at the log of the server.');
}
