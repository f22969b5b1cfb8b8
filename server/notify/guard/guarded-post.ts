import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Clock } from '#server/ports';
import type { AllowList } from './allow-list';
import { guardedLookup, type Resolve } from './guarded-lookup';
import { placeOf } from './judge-place';

/** Name, connection, TLS, sending and the answer, all together. */
export const POST_LIMIT_MS = 10_000;

/** What is read of an answer: enough for the sentence in which a server says what it does not like. */
const BODY_LIMIT_BYTES = 4096;

export type PostOptions = { url: string; headers: Readonly<Record<string, string>>; body: string };

/** Resolves with how it was answered, whatever the status; redirects are not followed. Rejects when it was not. */
export type Post = (options: PostOptions) => Promise<{ status: number; body: string }>;

export type GuardedPostParts = { allow: AllowList; resolve: Resolve; clock: Clock };

/** Posts to the places that a person wrote down, never into the network this server stands in. */
export function createGuardedPost({ allow, resolve, clock }: GuardedPostParts): Post {
  return async ({ url, headers, body }) => {
    const { isTls, judge } = placeOf(url, allow);
    const send = isTls ? httpsRequest : httpRequest;
    const length = String(Buffer.byteLength(body));
    const request = send(url, {
      method: 'POST',
      // A connection of its own: one kept open would have been judged for another message.
      agent: false,
      lookup: guardedLookup(resolve, judge),
      headers: { ...headers, 'content-length': length, connection: 'close' },
    });
    const cancel = clock.after(POST_LIMIT_MS, () => request.destroy(new Error('no answer within 10 s')));
    try {
      return await answerTo(request, body);
    } finally {
      cancel();
      request.destroy();
    }
  };
}

function answerTo(request: ClientRequest, body: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    // Also after the answer began: what breaks then is no matter of ours any more.
    request.on('error', reject);
    request.on('response', (response) => {
      readStart(response).then((text) => resolve({ status: response.statusCode ?? 0, body: text }), reject);
    });
    request.end(body);
  });
}

async function readStart(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= BODY_LIMIT_BYTES) break;
  }
  return Buffer.concat(chunks).toString('utf8', 0, Math.min(bytes, BODY_LIMIT_BYTES));
}
