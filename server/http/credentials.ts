import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Credentials } from './operator';
import { SESSION_MS } from './sessions';

/** Reads what a request shows; nothing of it is trusted yet but the cookie's signature. */
export function credentialsOf(request: FastifyRequest): Credentials {
  return { bearer: bearerOf(request.headers.authorization), session: sessionOf(request), address: addressOf(request) };
}

/** Gives the browser its session. Over TLS the cookie's name itself says that no other site could have set it. */
export function giveSession(reply: FastifyReply, options: { session: string; isTls: boolean }): void {
  reply.setCookie(cookieName(options), options.session, {
    ...cookieOptions(options),
    signed: true,
    maxAge: SESSION_MS / 1000,
  });
}

/** Has the browser forget its session. */
export function takeSession(reply: FastifyReply, options: { isTls: boolean }): void {
  reply.clearCookie(cookieName(options), cookieOptions(options));
}

const COOKIE = 'isotherm';
const TLS_COOKIE = '__Host-isotherm';

const cookieName = ({ isTls }: { isTls: boolean }) => (isTls ? TLS_COOKIE : COOKIE);

function cookieOptions({ isTls }: { isTls: boolean }): CookieSerializeOptions {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure: isTls };
}

function bearerOf(authorization: string | undefined): string | null {
  return /^Bearer +(\S.*)$/i.exec(authorization ?? '')?.[1]?.trimEnd() ?? null;
}

function sessionOf(request: FastifyRequest): string | null {
  const cookie = request.cookies[TLS_COOKIE] ?? request.cookies[COOKIE];
  const unsigned = cookie === undefined ? null : request.unsignCookie(cookie);
  return unsigned?.valid ? unsigned.value : null;
}

/** A proxy on this machine adds the address it was called from as the last one; nobody else is believed. */
function addressOf(request: FastifyRequest): string {
  const peer = request.socket.remoteAddress ?? '';
  const forwarded = request.headers['x-forwarded-for'];
  const isLocalPeer = /^(127\.|::1$|::ffff:127\.)/.test(peer);
  const last = typeof forwarded === 'string' ? forwarded.split(',').at(-1)?.trim() : undefined;
  return (isLocalPeer && last && withoutPort(last)) || peer;
}

/** Some proxies add the port, another one each time: `192.0.2.1:50123`, `[2001:db8::1]:50123`. */
function withoutPort(address: string): string {
  const [, host] = /^\[(.*)\](?::\d+)?$/.exec(address) ?? /^([\d.]+):\d+$/.exec(address) ?? [];
  return host ?? address;
}
