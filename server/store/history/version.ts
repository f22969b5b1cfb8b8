import type { Pool } from 'pg';
import { readSnapshot } from './reader';

/** Without what its packager wrote behind it: `18.4`. */
export async function readVersion(pool: Pool): Promise<string> {
  const [row] = await readSnapshot(pool, (query) => query<{ server_version: string }>('SHOW server_version'));
  return row?.server_version.split(' ')[0] ?? '';
}
