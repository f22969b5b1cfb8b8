import { Client, type ClientConfig, type CustomTypesConfig, Pool, types } from 'pg';
import type { Clock } from '#server/ports';

/** PostgreSQL's ids of the types that are read otherwise than pg does by itself. */
const INT8 = 20;
const DATE = 1082;

/** Milliseconds and offsets are well inside what JavaScript counts exactly; a day stays the text it is. */
const TYPES: CustomTypesConfig = {
  getTypeParser(id: number, format?: 'text' | 'binary') {
    if (id === INT8) return Number;
    if (id === DATE) return String;
    return types.getTypeParser(id, format);
  },
} as CustomTypesConfig;

/** A connection that takes longer to make is no connection. */
const CONNECT_LIMIT_MS = 3000;

/** Beyond it an answer is not waited for: whoever asked tries again on another connection. */
export const QUERY_LIMIT_MS = 4000;

/**
 * The one connection that writes. The server ends a transaction whose client fell silent, and the session of a host
 * that vanished, so that neither holds up the next writer.
 */
export function writerClient(connection: ClientConfig): Client {
  const client = new Client({
    ...connection,
    application_name: 'isotherm writer',
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
    query_timeout: QUERY_LIMIT_MS,
    keepAlive: true,
    types: TYPES,
    options: [
      '-c idle_in_transaction_session_timeout=8000',
      '-c tcp_keepalives_idle=4',
      '-c tcp_keepalives_interval=2',
      '-c tcp_keepalives_count=3',
      '-c timezone=UTC',
    ].join(' '),
  });
  // Without a listener the error of an idle connection would end the process.
  client.on('error', () => undefined);
  return client;
}

/** How long a goodbye may take before the line is cut. */
const GOODBYE_MS = 500;

/** Ends a connection, politely where somebody answers. May be called twice. */
export async function endConnection(client: Client, clock: Clock): Promise<void> {
  const late = new Promise<void>((resolve) => clock.after(GOODBYE_MS, resolve));
  await Promise.race([client.end().catch(() => undefined), late]);
  cutConnection(client);
}

/** Ends a connection at once: whatever the server is still doing on it, it does not finish. */
export function cutConnection(client: Client): void {
  // Not in pg's types: its `end` waits for an answer, and into nothing it would wait for ever.
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
}

/** Connections for those who only look. */
export type Readers = { pool: Pool; stop(): Promise<void> };

/** Opens nothing before it is asked: where an own server listens is known once it runs. */
export function createReaders(connection: () => ClientConfig): Readers {
  let made: Pool | null = null;
  const pool = () => {
    made ??= openPool(connection());
    return made;
  };
  return {
    // The two that anybody here calls of it.
    pool: {
      connect: () => pool().connect(),
      query: (...args: [string]) => pool().query(...args),
    } as unknown as Pool,
    async stop() {
      await made?.end();
      made = null;
    },
  };
}

function openPool(connection: ClientConfig): Pool {
  const pool = new Pool({
    ...connection,
    application_name: 'isotherm reader',
    max: 6,
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
    idleTimeoutMillis: 30_000,
    query_timeout: 12_000,
    keepAlive: true,
    options: '-c timezone=UTC -c default_transaction_read_only=on',
  });
  pool.on('error', () => undefined);
  return pool;
}
