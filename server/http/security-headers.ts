import type { IncomingHttpHeaders } from 'node:http';
import type { OwnOrigins } from '#server/ports';

/** A year, as the preload lists ask for. */
const HSTS = 'max-age=31536000; includeSubDomains';

/** Headers of every answer. */
export function commonHeaders(options: { isTls: boolean }): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    ...(options.isTls ? { 'strict-transport-security': HSTS } : {}),
  };
}

/** Content policy of answers that are no page: nothing may run. */
export const API_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Content policy of /api/docs, whose scripts are files of ours and whose pictures are inline. */
export const DOCS_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Content policy of one page. `host` is the checked Host header: Safari does not count ws: among 'self'. */
export function pagePolicy(page: { nonce: string; host: string; isTls: boolean; isDevelopment: boolean }): string {
  const evalSource = page.isDevelopment ? " 'unsafe-eval'" : '';
  return [
    "default-src 'self'",
    `script-src 'nonce-${page.nonce}' 'strict-dynamic'${evalSource}`,
    // Next's own panel in development brings styles without a nonce, and a nonce would switch 'unsafe-inline' off.
    page.isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${page.nonce}'`,
    "style-src-attr 'unsafe-inline'",
    // Trust by nonce reaches no worker: without this line it would count as a script and be refused.
    "worker-src 'self'",
    "img-src 'self' data:",
    `connect-src 'self' ${page.isTls ? 'wss' : 'ws'}://${page.host}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    "form-action 'self'",
  ].join('; ');
}

/** True where the browser reached us over TLS: a proxy says so, or our only origin with that host is an https one. */
export function isOverTls(headers: IncomingHttpHeaders, origins: OwnOrigins): boolean {
  const forwarded = headers['x-forwarded-proto'];
  if (typeof forwarded === 'string') return forwarded.split(',')[0]?.trim() === 'https';
  const host = headers.host ?? '';
  return origins.isOwnOrigin(`https://${host}`) && !origins.isOwnOrigin(`http://${host}`);
}
