import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a server says of itself in `postmaster.pid`, from its first moments to its end. */
export type Postmaster = { pid: number; isReady: boolean };

/** Null when there is no such file or the server is just writing it. It may be left of a server that was killed. */
export async function readPostmaster(clusterDir: string): Promise<Postmaster | null> {
  const text = await readFile(join(clusterDir, 'postmaster.pid'), 'utf8').catch(() => '');
  // Lines 1 and 8, as pg_ctl reads them (src/include/utils/pidfile.h).
  const lines = text.split('\n');
  const pid = Number.parseInt(lines[0] ?? '', 10);
  return pid > 0 ? { pid, isReady: lines[7]?.trim() === 'ready' } : null;
}
