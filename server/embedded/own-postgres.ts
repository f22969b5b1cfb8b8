import { rmdir } from 'node:fs/promises';
import type { ClientConfig } from 'pg';
import type { Clock, Log } from '#server/ports';
import { keepPostgres } from './keep-postgres';
import { launchPostgres } from './launch-postgres';
import { ensureDatabase } from './own-database';
import { OwnPostgresError, systemErrorName } from './own-postgres-error';
import { removeDetails, writeDetails } from './own-postgres-place';
import { chooseAddress, connectionTo } from './postgres-address';
import { ensureCluster } from './postgres-cluster';
import { giveToServer, preparePlace } from './postgres-folder';
import { findPostgresHost, type PostgresHost } from './postgres-host';
import type { Launch, PostgresProcess } from './postgres-process';
import { processMark } from './process-mark';

/** A PostgreSQL that this process starts, keeps running and ends. */
export type OwnPostgres = {
  /**
   * Creates the database cluster if it is missing, starts the server and resolves when it answers. From then on one
   * that dies is started again. @throws OwnPostgresError whose message says what to do.
   */
  start(): Promise<void>;
  /** node-postgres options; they hold for all restarts. Valid once started. */
  connection(): ClientConfig;
  /** Ends the server cleanly, within 5 s whatever it does. May be called twice. */
  stop(): Promise<void>;
};

export type OwnPostgresOptions = {
  /** The app's data folder; made if it is missing. */
  dataDir: string;
  clock: Clock;
  log: Log;
  /** Settings of PostgreSQL beside ours. */
  settings?: Readonly<Record<string, string>>;
  /** What the system offers; found out unless given. */
  host?: PostgresHost;
};

export function createOwnPostgres(options: OwnPostgresOptions): OwnPostgres {
  const { dataDir, clock, log, settings = {} } = options;
  const stopping = new AbortController();
  let current: PostgresProcess | null = null;
  let launch: Launch | null = null;
  let isStarted = false;
  let kept: Promise<void> = Promise.resolve();
  let stopped: Promise<void> | null = null;

  async function prepare(): Promise<Launch> {
    const host = options.host ?? (await findPostgresHost());
    const place = await preparePlace(dataDir);
    await giveToServer(place.lockFile, host);
    await ensureCluster({ place, host, isDurable: settings.fsync !== 'off', signal: stopping.signal });
    launch = { place, host, settings, address: await chooseAddress(place, host) };
    stopping.signal.throwIfAborted();
    return launch;
  }

  async function run(target: Launch): Promise<PostgresProcess> {
    const onProcess = (process: PostgresProcess) => {
      current = process;
    };
    const running = await launchPostgres(target, { signal: stopping.signal, onProcess });
    isStarted = true;
    stopping.signal.throwIfAborted();
    const details = { connection: connectionTo(target.address), server: processMark(running.pid) ?? '' };
    await writeDetails(target.place, details).catch((error) => {
      // The app can do without: only other programs look there.
      log.error('postgres-details-not-written', { file: target.place.detailsFile, cause: systemErrorName(error) });
    });
    return running;
  }

  async function begin(): Promise<void> {
    const target = await prepare();
    const first = await run(target);
    await ensureDatabase(target.address);
    kept = keepPostgres({ first, relaunch: () => run(target), clock, log, signal: stopping.signal });
  }

  async function end(): Promise<void> {
    stopping.abort();
    // While the lock is still ours: afterwards they may be another app's.
    if (launch !== null && isStarted) await removeDetails(launch.place);
    await current?.end();
    await starting?.catch(() => undefined);
    await kept;
    // One that was started at the very moment of the stop.
    await leaveNothing();
  }

  async function leaveNothing(): Promise<void> {
    await current?.end();
    const socketDir = launch?.address.socketDir ?? null;
    // Another app's server keeps its folder: it is not empty.
    if (socketDir !== null) await rmdir(socketDir).catch(() => undefined);
  }

  let starting: Promise<void> | null = null;
  return {
    start() {
      starting ??= begin().catch(async (error) => {
        await leaveNothing();
        throw stopping.signal.aborted ? new OwnPostgresError('postgres-stopped', 'It was stopped.') : error;
      });
      return starting;
    },
    connection() {
      if (launch === null || !isStarted)
        throw new OwnPostgresError('postgres-stopped', 'PostgreSQL was asked for before its start.');
      return connectionTo(launch.address);
    },
    stop() {
      stopped ??= end();
      return stopped;
    },
  };
}
