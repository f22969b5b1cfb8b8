import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClientConfig } from 'pg';
import { OwnPostgresError } from './own-postgres-error';
import type { PostgresPlace } from './own-postgres-place';
import { passwordFile } from './postgres-cluster';
import { makePrivateFolder } from './postgres-folder';
import type { PostgresHost } from './postgres-host';

/** Where the server listens: on a socket in a folder, or on a port of 127.0.0.1 with a password. */
export type PostgresAddress = { socketDir: string | null; port: number; password: string | undefined };

export const DATABASE = 'isotherm';

/** Names the socket file; nothing listens on it. */
const SOCKET_PORT = 5432;

/** sockaddr_un holds 108 bytes with the last zero; 104 on macOS. */
const LONGEST_SOCKET_BYTES = process.platform === 'darwin' ? 103 : 107;

/** @throws OwnPostgresError when there is no place for a socket. */
export async function chooseAddress(place: PostgresPlace, host: PostgresHost): Promise<PostgresAddress> {
  if (!host.hasUnixSockets) {
    return {
      socketDir: null,
      port: await freePort(),
      password: await readFile(passwordFile(place.clusterDir), 'utf8'),
    };
  }
  const socketDir = socketFolder(place);
  await makePrivateFolder(socketDir, host);
  return { socketDir, port: SOCKET_PORT, password: undefined };
}

/** node-postgres options for the address. Complete, so that no PG* variable of the environment counts. */
export function connectionTo({ socketDir, port, password }: PostgresAddress, database = DATABASE): ClientConfig {
  const secret = password === undefined ? {} : { password };
  return { host: socketDir ?? '127.0.0.1', port, user: 'postgres', database, ssl: false, ...secret };
}

export function socketFile(socketDir: string): string {
  return join(socketDir, `.s.PGSQL.${SOCKET_PORT}`);
}

// Not in the data folder: that path may be of any length. The same folder has the same one at every start.
function socketFolder(place: PostgresPlace): string {
  const name = createHash('sha256').update(place.dataDir).digest('hex').slice(0, 12);
  const folder = join(tmpdir(), `isotherm-${name}`);
  if (Buffer.byteLength(socketFile(folder)) <= LONGEST_SOCKET_BYTES) return folder;
  throw new OwnPostgresError(
    'postgres-path',
    `The path of the temporary folder ${tmpdir()} is too long for a socket: set TMPDIR to a shorter one, such as /tmp.`,
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
