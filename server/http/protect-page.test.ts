import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { protectPage } from './protect-page';

const origins = { isOwnOrigin: (origin: string) => origin === 'http://localhost', isOwnHost: () => true };

function protect(headers: Record<string, string> = {}) {
  const req = new IncomingMessage(new Socket());
  Object.assign(req.headers, { host: 'localhost', ...headers });
  const res = new ServerResponse(req);
  protectPage({ req, res }, { isDevelopment: false, origins });
  return { req, res };
}

test('[HT16] Next finds the nonce of the answer’s policy on the request', () => {
  const { req, res } = protect();
  expect(req.headers['content-security-policy']).toBe(res.getHeader('content-security-policy'));
  expect(req.headers['content-security-policy']).toContain(`'nonce-${req.headers['x-nonce']}'`);
  expect(res.getHeader('x-content-type-options')).toBe('nosniff');
});

test('[HT16] no two pages share a nonce', () => {
  expect(protect().req.headers['x-nonce']).not.toBe(protect().req.headers['x-nonce']);
});

test('[HT16] a nonce or policy that the client sent is overridden', () => {
  const { req } = protect({
    'x-nonce': 'mine',
    'content-security-policy': "script-src 'nonce-mine'",
    'content-security-policy-report-only': "script-src 'nonce-mine'",
  });
  expect(JSON.stringify(req.headers)).not.toContain('mine');
});
