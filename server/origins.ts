import type { OwnOrigins } from './ports';

/**
 * Which origins and hosts are ours. Without `publicOrigins` they are those of the address listened on and of
 * `localhost`; `port` is asked late, since port 0 becomes a number only when listening.
 */
export function createOwnOrigins(parts: {
  publicOrigins: readonly string[] | null;
  host: string;
  port: () => number;
}): OwnOrigins {
  const origins = () => parts.publicOrigins ?? listeningOrigins(parts.host, parts.port());
  return {
    isOwnOrigin: (origin) => origins().includes(origin),
    isOwnHost: (host) => origins().some((origin) => new URL(origin).host === host.toLowerCase()),
  };
}

function listeningOrigins(host: string, port: number): string[] {
  const hosts = new Set([host.includes(':') ? `[${host}]` : host, 'localhost', '127.0.0.1']);
  return [...hosts].map((name) => new URL(`http://${name}:${port}`).origin);
}
