import { Readable, type Transform } from 'node:stream';
import { promisify } from 'node:util';
import { createGzip, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

const gzipText = promisify(gzip);

/** Below it a network packet is no emptier for it, and the head grows by what is saved. */
const MIN_BYTES = 1_400;

/** A fifth of the default's time for a tenth more bytes: the same process pushes readings. */
const LEVEL = 1;

/**
 * Has long answers of text travel compressed to clients that take gzip. For Fastify's `onSend`; resolves with the body to
 * send. Files come as streams and stay streams; one that breaks off breaks the answer off, and one given up is ended.
 */
export async function compressAnswer(request: FastifyRequest, reply: FastifyReply, body: unknown): Promise<unknown> {
  const isStream = body instanceof Readable;
  if (!isStream && !(typeof body === 'string' && body.length >= MIN_BYTES)) return body;
  if (reply.hasHeader('content-encoding') || !isText(reply)) return body;
  reply.header('vary', 'accept-encoding');
  if (!takesGzip(request)) return body;
  reply.header('content-encoding', 'gzip').removeHeader('content-length');
  return isStream ? compressed(body, reply) : gzipText(body, { level: LEVEL });
}

function isText(reply: FastifyReply): boolean {
  return /^(text\/|application\/(problem\+)?json)/.test(String(reply.getHeader('content-type')));
}

/** `gzip` may be named with a weight; one of zero refuses it (RFC 9110, 12.5.3). */
function takesGzip({ headers }: FastifyRequest): boolean {
  const codings = String(headers['accept-encoding'] ?? '').split(',');
  return codings.some((coding) => /^\s*(gzip|\*)\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/i.test(coding));
}

function compressed(body: Readable, reply: FastifyReply): Transform {
  const zip = createGzip({ level: LEVEL });
  body.once('error', (error) => {
    // Broken before anything went out it is answered with a problem instead, which nobody compressed.
    if (!reply.raw.headersSent) reply.removeHeader('content-encoding');
    zip.destroy(error);
  });
  zip.once('close', () => body.destroy());
  return body.pipe(zip);
}
