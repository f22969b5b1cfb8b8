import { type CustomTypesConfig, type Pool, type PoolClient, types } from 'pg';
import { toStoreError } from '../store-error';

/** One statement; resolves with its rows. */
export type Query = <Row>(text: string, values?: readonly unknown[]) => Promise<Row[]>;

/** A transaction on a connection of its own, until `end`. */
export type Snapshot = {
  query: Query;
  /** May be called twice. After a failure the connection is given up with it. */
  end(): Promise<void>;
};

/** What a person waits for at most; the server ends the statement by itself. */
const STATEMENT_MS = 10_000;

/** A server that is frozen ends nothing: then the connection is given up from here. */
const ANSWER_MS = STATEMENT_MS + 2000;

/** How long a transaction may hold its snapshot while nobody asks it anything: a download that stands still. */
const IDLE_MS = 60_000;

const BEGIN = `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = ${STATEMENT_MS};
  SET LOCAL idle_in_transaction_session_timeout = ${IDLE_MS}`;

/** Offsets and times are bigint: whole numbers well inside what JavaScript counts exactly. */
const NUMBERS: CustomTypesConfig = {
  getTypeParser: (oid, format) => (oid === types.builtins.INT8 ? Number : types.getTypeParser(oid, format)),
};

/** Asks in one snapshot, so that all answers agree. Rejects with code `store-unavailable` whatever went wrong. */
export async function readSnapshot<T>(pool: Pool, ask: (query: Query) => Promise<T>): Promise<T> {
  const snapshot = await openSnapshot(pool);
  try {
    return await ask(snapshot.query);
  } finally {
    await snapshot.end();
  }
}

/** For what is asked over a longer time; whoever opens it ends it. */
export async function openSnapshot(pool: Pool): Promise<Snapshot> {
  const client = await pool.connect().catch(fail);
  let isOver = false;
  // Between two statements nobody else hears that the connection broke, and unheard it would end the process.
  client.on('error', giveUp);

  function finish(isBroken: boolean): void {
    if (isOver) return;
    isOver = true;
    client.off('error', giveUp);
    client.release(isBroken);
  }
  function giveUp(): void {
    finish(true);
  }
  const query: Query = async <Row>(text: string, values: readonly unknown[] = []) => {
    if (isOver) throw toStoreError(new Error('the connection is given up'));
    return await run<Row>(client, text, values).catch((error: unknown) => {
      finish(true);
      return fail(error);
    });
  };

  await query(BEGIN);
  return {
    query,
    async end() {
      // Nothing was written: what the end of the transaction says changes no answer.
      if (!isOver) await query('COMMIT').catch(() => undefined);
      finish(false);
    },
  };
}

async function run<Row>(client: PoolClient, text: string, values: readonly unknown[]): Promise<Row[]> {
  // Without values pg speaks the simple protocol, which alone takes several statements at once.
  const more = values.length > 0 ? { values: [...values] } : {};
  const config = { text, ...more, types: NUMBERS, query_timeout: ANSWER_MS };
  return (await client.query(config)).rows as Row[];
}

function fail(error: unknown): never {
  throw toStoreError(error);
}
