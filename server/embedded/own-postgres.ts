import { rmdir } from 'node:fs/promises';
import type { ClientConfig } from 'pg';
import type { Clock, Log } from '#server/ports';
import { keepPostgres } from './keep-postgres';
import { launchPostgres } from './launch-postgres';
import { ensureDatabase } from './own-database';
import { OwnPostgresError } from './own-postgres-error';
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
  let kept: Promise<void> = Promise.resolve();
  let stopped: Promise<void> | null = null;

  async function prepare(): Promise<Launch> {
    const host = options.host ?? (await findPostgresHost());
    const place = await preparePlace(dataDir);
    await giveToServer(place.lockFile, host);
    await ensureCluster({ place, host, isDurable: settings.fsync !== 'off', signal: stopping.signal });
    return { place, host, settings, address: await chooseAddress(place, host) };
  }

  async function run(target: Launch): Promise<PostgresProcess> {
    const onProcess = (process: PostgresProcess) => {
      current = process;
    };
    const running = await launchPostgres(target, { signal: stopping.signal, onProcess });
    launch = target;
    stopping.signal.throwIfAborted();
    const connection = connectionTo(target.address);
    await writeDetails(target.place, { connection, server: processMark(running.pid) ?? '' });
    return running;
  }

  async function begin(): Promise<void> {
    const target = await prepare();
    stopping.signal.throwIfAborted();
    const first = await run(target);
    await ensureDatabase(target.address);
    kept = keepPostgres({ first, relaunch: () => run(target), clock, log, signal: stopping.signal });
  }

  async function end(): Promise<void> {
    stopping.abort();
    // While the lock is still ours: afterwards they may be another app's.
    if (launch !== null) await removeDetails(launch.place);
    await current?.end();
    await starting?.catch(() => undefined);
    await kept;
    // One that was started at the very moment of the stop.
    await current?.end();
    const socketDir = launch?.address.socketDir ?? null;
    if (socketDir !== null) await rmdir(socketDir).catch(() => undefined);
  }

  let starting: Promise<void> | null = null;
  return {
    start() {
      starting ??= begin().catch(async (error) => {
        await current?.end();
        throw stopping.signal.aborted ? new OwnPostgresError('postgres-stopped', 'It was stopped.') : error;
      });
      return starting;
    },
    connection() {
      if (launch === null) throw new OwnPostgresError('postgres-stopped', 'PostgreSQL was asked for before its start.');
      return connectionTo(launch.address);
    },
    stop() {
      stopped ??= end();
      return stopped;
    },
  };
}
