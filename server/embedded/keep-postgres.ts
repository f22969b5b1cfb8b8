import type { Clock, Log } from '#server/ports';
import type { PostgresProcess } from './postgres-process';

export type KeepOptions = {
  first: PostgresProcess;
  relaunch: () => Promise<PostgresProcess>;
  clock: Clock;
  log: Log;
  /** Ends the keeping; the process is the caller's to end. */
  signal: AbortSignal;
};

const FIRST_PAUSE_MS = 100;
const LAST_PAUSE_MS = 5000;
/** One that ran so long was well: the pauses start over. */
const WELL_AFTER_MS = 30_000;

/** Starts a server again whenever it ends, after growing pauses; resolves when aborted. Never rejects. */
export async function keepPostgres({ first, relaunch, clock, log, signal }: KeepOptions): Promise<void> {
  let running: PostgresProcess | null = first;
  let startedMs = clock.monotonicMs();
  for (let failures = 0; ; failures += 1) {
    const end: Awaited<PostgresProcess['ended']> | undefined = await running?.ended;
    if (signal.aborted) return;
    if (running !== null && clock.monotonicMs() - startedMs >= WELL_AFTER_MS) failures = 0;
    const pauseMs = Math.min(LAST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures);
    if (end !== undefined) log.error('postgres-ended', { code: end.code, signal: end.signal, pauseMs });
    await pause(pauseMs, { clock, signal });
    if (signal.aborted) return;
    running = await relaunch().catch((error: Error) => {
      if (!signal.aborted) log.error('postgres-not-restarted', { cause: error.message, failures: failures + 1 });
      return null;
    });
    startedMs = clock.monotonicMs();
    if (running !== null) log.info('postgres-restarted', { pid: running.pid });
  }
}

function pause(ms: number, { clock, signal }: Pick<KeepOptions, 'clock' | 'signal'>): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      cancel();
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const cancel = clock.after(ms, finish);
    signal.addEventListener('abort', finish);
  });
}
