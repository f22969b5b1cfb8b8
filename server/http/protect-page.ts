import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { OwnOrigins } from '#server/ports';
import { commonHeaders, isOverTls, pagePolicy } from './security-headers';

/** Next takes its nonce from the policy on the request, so that one overrides whatever the client sent. */
export function protectPage(
  { req, res }: { req: IncomingMessage; res: ServerResponse },
  { isDevelopment, origins }: { isDevelopment: boolean; origins: OwnOrigins },
): void {
  const nonce = randomBytes(16).toString('base64');
  const isTls = isOverTls(req.headers, origins);
  const policy = pagePolicy({ nonce, host: req.headers.host ?? '', isTls, isDevelopment });
  req.headers['content-security-policy'] = policy;
  req.headers['x-nonce'] = nonce;
  delete req.headers['content-security-policy-report-only'];
  for (const [name, value] of Object.entries(commonHeaders({ isTls }))) res.setHeader(name, value);
  res.setHeader('content-security-policy', policy);
}
