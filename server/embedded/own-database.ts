import { Client } from 'pg';
import { connectionTo, DATABASE, type PostgresAddress } from './postgres-address';

/** Creates the app's database in a cluster that does not have it. */
export async function ensureDatabase(address: PostgresAddress): Promise<void> {
  const client = new Client(connectionTo(address, 'postgres'));
  try {
    await client.connect();
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}
