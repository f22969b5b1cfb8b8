import { type ClientConfig, type CustomTypesConfig, Pool, type PoolClient, types } from 'pg';

/** One statement; resolves with its rows. */
export type Query = <Row>(text: string, values?: readonly unknown[]) => Promise<Row[]>;

export type Database = {
  query: Query;
  /** All of it or nothing. */
  transaction<T>(work: (query: Query) => Promise<T>): Promise<T>;
  stop(): Promise<void>;
};

/** The database does not answer, or is not made yet. Trying again is all that helps. */
export class NotifyUnavailable extends Error {
  readonly code = 'store-unavailable';
}

/** Offsets and times are bigint: whole numbers well inside what JavaScript counts exactly. */
const TYPES: CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === types.builtins.INT8) return Number;
    if (oid === INT8_ARRAY) return (text: string) => parseArray(text).map(Number);
    return types.getTypeParser(oid, format);
  },
} as CustomTypesConfig;

const INT8_ARRAY = 1016;
const TEXT_ARRAY = 1009;

// Not among the types that pg has names for.
const parserOf = types.getTypeParser as unknown as (oid: number) => (text: string) => unknown;
const parseArray = (text: string): string[] => parserOf(TEXT_ARRAY)(text) as string[];

/** Opens nothing before it is asked: where an own server listens is known once it runs. */
export function createNotifyDatabase(connection: () => ClientConfig): Database {
  let made: Pool | null = null;
  const pool = () => {
    made ??= openPool(connection());
    return made;
  };

  async function transaction<T>(work: (query: Query) => Promise<T>): Promise<T> {
    const client = await pool().connect().catch(fail);
    let isBroken = true;
    const ask = queryOn(client);
    // Between two statements nobody else hears that the connection broke, and unheard it would end the process.
    const ignore = () => undefined;
    client.on('error', ignore);
    try {
      await ask('BEGIN');
      const result = await work(ask);
      await ask('COMMIT');
      isBroken = false;
      return result;
    } finally {
      client.off('error', ignore);
      client.release(isBroken);
    }
  }

  return {
    query: (text, values) => transaction((ask) => ask(text, values)),
    transaction,
    async stop() {
      const ending = made;
      made = null;
      await ending?.end();
    },
  };
}

function queryOn(client: PoolClient): Query {
  return async <Row>(text: string, values: readonly unknown[] = []) => {
    const { rows } = await client.query({ text, values: [...values], types: TYPES }).catch(fail);
    return rows as Row[];
  };
}

function fail(error: unknown): never {
  throw new NotifyUnavailable(error instanceof Error ? error.message : String(error), { cause: error });
}

function openPool(connection: ClientConfig): Pool {
  const pool = new Pool({
    ...connection,
    application_name: 'isotherm notifier',
    // Few: what is told never takes the database from what is stored.
    max: 3,
    connectionTimeoutMillis: 3000,
    idleTimeoutMillis: 30_000,
    query_timeout: 8000,
    keepAlive: true,
    options: '-c timezone=UTC -c idle_in_transaction_session_timeout=8000',
  });
  pool.on('error', () => undefined);
  return pool;
}
