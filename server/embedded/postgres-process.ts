import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PostgresPlace } from './own-postgres-place';
import { type PostgresAddress, socketFile } from './postgres-address';
import { asServerUser, endingWithParent, type PostgresHost, whileLocked } from './postgres-host';
import { settingArguments } from './postgres-settings';
import { processMark } from './process-mark';
import { runProgram } from './run-program';

export type ProcessEnd = { code: number | null; signal: string | null; lastWords: string };

/** A server that was told to run. */
export type PostgresProcess = {
  pid: number;
  /** Never rejects; what could not even be started has ended. */
  ended: Promise<ProcessEnd>;
  /** Ends it cleanly, by force if that takes too long. */
  end(): Promise<void>;
};

export type Launch = {
  place: PostgresPlace;
  host: PostgresHost;
  address: PostgresAddress;
  settings: Readonly<Record<string, string>>;
};

/** Long enough for years of quiet work, short enough for an editor. */
const LONGEST_LOG_BYTES = 10_000_000;
/** A clean end takes 10 ms; one that does not come within this will not. */
const CLEAN_END_MS = 3000;
const HARD_END_MS = 1000;

/** Starts the server; its output goes to the log file. The child's pid is the server's: all on the way to it execs. */
export function spawnPostgres(launch: Launch): PostgresProcess {
  const { place, host } = launch;
  const { words, user } = asServerUser(host, host.hasLock ? lockedServer(launch) : server(launch));
  if (!host.hasLock) writeFileSync(place.lockFile, ourMark());
  const log = openLog(place.logFile);
  const [name = '', ...args] = words;
  // A process group of its own: Ctrl-C reaches only us, and we end it in order.
  const child = spawn(name, args, { ...user, cwd: place.dataDir, stdio: ['ignore', log.fd, log.fd], detached: true });
  closeSync(log.fd);
  const ended = endOf(child, () => readFileSync(place.logFile).subarray(log.startBytes).toString());
  const leaveNone = () => void child.kill('SIGINT');
  if (!host.hasLock) process.once('exit', leaveNone);
  void ended.then(() => process.off('exit', leaveNone));
  return { pid: child.pid ?? 0, ended, end: () => endServer(child, { ended, launch }) };
}

const server = ({ place, host, address, settings }: Launch) => [
  join(host.nativeDir, 'bin', 'postgres'),
  '-D',
  place.clusterDir,
  ...settingArguments(address, settings),
];

// Behind the lock no other server runs on the folder, so what an earlier one left can go. It must: the number in a left
// postmaster.pid may be alive again as another process, and PostgreSQL would refuse to start for ever.
const CLEAN_AND_START = 'printf %s "$1" >"$0.lock" && rm -f "$0/postmaster.pid" "$2" && shift 2 && exec "$@"';

function lockedServer(launch: Launch): string[] {
  const { place, address } = launch;
  const socketLock = address.socketDir === null ? '' : `${socketFile(address.socketDir)}.lock`;
  const clean = ['sh', '-c', CLEAN_AND_START, place.clusterDir, ourMark(), socketLock];
  return [...whileLocked(place.lockFile), ...endingWithParent('INT'), ...clean, ...server(launch)];
}

const ourMark = () => processMark(process.pid) ?? `${process.pid} -`;

function openLog(file: string): { fd: number; startBytes: number } {
  const fd = openSync(file, 'a', 0o600);
  if (statSync(file).size > LONGEST_LOG_BYTES) truncateSync(file);
  return { fd, startBytes: statSync(file).size };
}

function endOf(child: ChildProcess, lastWords: () => string): Promise<ProcessEnd> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, signal: null, lastWords: error.message }));
    child.once('exit', (code, signal) => resolve({ code, signal, lastWords: lastWords() }));
  });
}

type Ending = { ended: Promise<ProcessEnd>; launch: Launch };

async function endServer(child: ChildProcess, { ended, launch }: Ending): Promise<void> {
  // The number of one that has ended may be another process's.
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  await interrupt(child.pid, launch);
  const force = setTimeout(() => child.kill('SIGQUIT'), CLEAN_END_MS);
  const kill = setTimeout(() => child.kill('SIGKILL'), CLEAN_END_MS + HARD_END_MS);
  await ended;
  clearTimeout(force);
  clearTimeout(kill);
}

/** Asks a server to end at once and cleanly, whoever started it. */
export async function interrupt(pid: number, { place, host }: Pick<Launch, 'place' | 'host'>): Promise<void> {
  if (process.platform === 'win32') {
    // There a signal is a sudden death; pg_ctl knows the other way.
    const stop = ['stop', '-D', place.clusterDir, '-m', 'fast', '--no-wait'];
    await runProgram({ words: [join(host.nativeDir, 'bin', 'pg_ctl'), ...stop] });
    return;
  }
  try {
    process.kill(pid, 'SIGINT');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
