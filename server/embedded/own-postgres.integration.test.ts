import { existsSync, readdirSync } from 'node:fs';
import { chmod, cp, lstat, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, type ClientConfig } from 'pg';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createSystemClock } from '#server/system-clock';
import { startPostgresChild } from '#server/testing/postgres-child';
import { createRecordingLog } from '#server/testing/recording-log';
import { createOwnPostgres, type OwnPostgresOptions } from './own-postgres';
import { postgresPlace, readDetails, readOwnPostgres } from './own-postgres-place';
import { findPostgresHost } from './postgres-host';
import { readPostmaster } from './postmaster-file';
import { processMark } from './process-mark';

/** An immediate shutdown, which means recovery, ends in the same line. */
const CLEAN_END = /received fast shutdown request\n.*database system is shut down\n$/s;
const PATIENCE = { timeout: 20_000, interval: 5 };
const asRoot = process.getuid?.() === 0;

const undo: (() => Promise<void>)[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const step of undo.splice(0).reverse()) await step();
});

async function folder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'isotherm-test-'));
  undo.push(async () => {
    // An app that was killed leaves the folder of its socket.
    const socketDir = readDetails(postgresPlace(dir))?.connection.host;
    if (socketDir?.startsWith(tmpdir())) await rm(socketDir, { recursive: true, force: true });
    await rm(dir, { recursive: true, force: true, maxRetries: 5 });
  });
  return dir;
}

function own(dataDir: string, options: Partial<OwnPostgresOptions> = {}) {
  const log = createRecordingLog();
  const settings = { fsync: 'off' };
  const postgres = createOwnPostgres({ dataDir, clock: createSystemClock(), log, settings, ...options });
  undo.push(() => postgres.stop());
  return { ...postgres, log };
}

function child(dataDir: string, isPlain = false) {
  const started = startPostgresChild(dataDir, isPlain);
  undo.push(() => started.end('SIGKILL'));
  return started;
}

async function ask(connection: ClientConfig, statement: string): Promise<unknown[][]> {
  const client = new Client(connection);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query({ text: statement, rowMode: 'array' })).rows;
  } finally {
    await client.end();
  }
}

const serverPid = async (dataDir: string) => (await readPostmaster(postgresPlace(dataDir).clusterDir))?.pid ?? 0;
const isRunning = (pid: number) => processMark(pid) !== null;
const keptNumbers = async (connection: ClientConfig) =>
  (await ask(connection, 'select n from kept order by n')).map(([n]) => Number(n));

describe('our own PostgreSQL', () => {
  test('[PO1] what one start stored the next one finds', async () => {
    const dataDir = join(await folder(), 'made', 'here');
    const first = own(dataDir);
    await first.start();
    await ask(first.connection(), 'create table kept as select 42 as n');
    await first.stop();
    const second = own(dataDir);
    await second.start();
    expect(await keptNumbers(second.connection())).toEqual([42]);
  });

  test('[PO2] after each SIGKILL of the app the next start has all that was acknowledged', async () => {
    const dataDir = await folder();
    const acknowledged: number[] = [];
    for (let round = 1; round <= 3; round += 1) {
      const app = child(dataDir);
      await vi.waitUntil(() => app.acknowledged().length >= 300 * round, PATIENCE);
      await app.end('SIGKILL');
      acknowledged.push(...app.acknowledged());
    }
    const postgres = own(dataDir);
    await postgres.start();
    expect(await keptNumbers(postgres.connection())).toEqual(expect.arrayContaining(acknowledged));
  });

  test.each([true, false])(
    '[PO2] a left number that is another process by now stops nobody (lock: %s)',
    async (hasLock) => {
      const dataDir = await folder();
      const host = await findPostgresHost();
      const options = { host: { ...host, hasLock: hasLock && host.hasLock } };
      const first = own(dataDir, options);
      await first.start();
      await first.stop();
      const { clusterDir } = postgresPlace(dataDir);
      await writeFile(join(clusterDir, 'postmaster.pid'), `${process.ppid}\n${clusterDir}\n1\n5432\n\n\n\nready\n`);
      const second = own(dataDir, options);
      await second.start();
      expect(await ask(second.connection(), 'select 1')).toEqual([[1]]);
    },
  );

  test('[PO3] a second app is refused and told which process has the folder; the first goes on', async () => {
    const dataDir = await folder();
    const app = child(dataDir);
    await vi.waitUntil(() => app.acknowledged().length > 0, PATIENCE);
    const second = own(dataDir);
    await expect(second.start()).rejects.toMatchObject({
      code: 'postgres-in-use',
      message: expect.stringMatching(`in use by process ${app.pid}: stop that one first`),
    });
    await second.stop();
    const before = app.acknowledged().length;
    await vi.waitUntil(() => app.acknowledged().length > before + 100, PATIENCE);
    expect(await ask(readOwnPostgres(dataDir) ?? {}, 'select 1')).toEqual([[1]]);
  });

  test('[PO3] of two that create one folder at the same time one starts', async () => {
    const dataDir = await folder();
    const apps = [child(dataDir), child(dataDir)];
    await vi.waitUntil(() => apps.every(({ lines }) => lines.length > 0), PATIENCE);
    const [winner] = apps.filter(({ lines }) => lines[0] === 'ready');
    const refused = apps.filter(({ lines }) => lines[0]?.includes(`in use by process ${winner?.pid}`));
    expect([winner, refused.length]).toEqual([expect.anything(), 1]);
  });

  test('[PO4] a stop ends it cleanly, with clients connected, and a second stop is harmless', async () => {
    const dataDir = await folder();
    const postgres = own(dataDir);
    await postgres.start();
    const pid = await serverPid(dataDir);
    const client = new Client(postgres.connection());
    client.on('error', () => undefined);
    await client.connect();
    await postgres.stop();
    await postgres.stop();
    expect(isRunning(pid)).toBe(false);
    expect(await readFile(postgresPlace(dataDir).logFile, 'utf8')).toMatch(CLEAN_END);
    expect(existsSync(`${postgres.connection().host}`)).toBe(false);
  });

  test('[PO4] a frozen server is ended, though it cannot end itself', async () => {
    const dataDir = await folder();
    const postgres = own(dataDir);
    await postgres.start();
    const pid = await serverPid(dataDir);
    process.kill(pid, 'SIGSTOP');
    await postgres.stop();
    expect(isRunning(pid)).toBe(false);
    await rm(`${postgres.connection().host}`, { recursive: true });
  });

  test('[PO4] a stop while it starts ends the start', async () => {
    const dataDir = await folder();
    const postgres = own(dataDir);
    const started = expect(postgres.start()).rejects.toMatchObject({ code: 'postgres-stopped' });
    await vi.waitUntil(() => readdirSync(dataDir).some((name) => name.startsWith('postgres.new-')), PATIENCE);
    await postgres.stop();
    await started;
    expect(readdirSync(dataDir)).toEqual(['postgres.lock']);
  });

  test('[PO4] it ends by itself, and cleanly, when the app is killed', async () => {
    const dataDir = await folder();
    const app = child(dataDir);
    await vi.waitUntil(() => app.acknowledged().length > 0, PATIENCE);
    const pid = await serverPid(dataDir);
    await app.end('SIGKILL');
    await vi.waitUntil(() => !isRunning(pid), PATIENCE);
    expect(await readFile(postgresPlace(dataDir).logFile, 'utf8')).toMatch(CLEAN_END);
  });

  test('[PO5] a killed server is back by itself with all that was acknowledged', async () => {
    const dataDir = await folder();
    const postgres = own(dataDir);
    await postgres.start();
    await ask(postgres.connection(), 'create table kept (n int)');
    const acknowledged: number[] = [];
    for (let kill = 1; kill <= 3; kill += 1) {
      const client = new Client(postgres.connection());
      client.on('error', () => undefined);
      await client.connect();
      const pid = await serverPid(dataDir);
      for (let n = kill * 1000; ; n += 1) {
        if (n === kill * 1000 + 200) process.kill(pid, 'SIGKILL');
        const isKept = await client.query('insert into kept values ($1)', [n]).then(
          () => true,
          () => false,
        );
        if (!isKept) break;
        acknowledged.push(n);
      }
      const restarts = () => postgres.log.lines.filter(({ event }) => event === 'postgres-restarted').length;
      await vi.waitUntil(() => restarts() === kill, PATIENCE);
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(600);
    expect(await keptNumbers(postgres.connection())).toEqual(expect.arrayContaining(acknowledged));
    expect(postgres.log.lines[0]).toMatchObject({
      event: 'postgres-ended',
      fields: { signal: 'SIGKILL', pauseMs: 100 },
    });
  });

  test('[PO6] library links that are missing are made again', async () => {
    const nativeDir = join(await folder(), 'native');
    const { nativeDir: original } = await findPostgresHost();
    // Without its links, as npm leaves it with install scripts off.
    const filter = async (path: string) => !(await lstat(path)).isSymbolicLink();
    await cp(original, nativeDir, { recursive: true, filter });
    const postgres = own(await folder(), { host: await findPostgresHost(nativeDir) });
    await postgres.start();
    expect(await ask(postgres.connection(), 'select 1')).toEqual([[1]]);
  });

  test('[PO7] a data folder below a file is said', async () => {
    const file = join(await folder(), 'file');
    await writeFile(file, '');
    await expect(own(join(file, 'data')).start()).rejects.toMatchObject({
      code: 'postgres-path',
      message: `PostgreSQL cannot use ${file}/data (ENOTDIR): let the user who starts Isotherm write there, or set DATA_DIR to another folder.`,
    });
  });

  test('[PO7] something else in the place of the cluster is said and left alone', async () => {
    const dataDir = await folder();
    const precious = join(dataDir, 'postgres', 'precious');
    await mkdir(join(dataDir, 'postgres'));
    await writeFile(precious, 'mine');
    const message = expect.stringContaining('it holds something else; move it away');
    await expect(own(dataDir).start()).rejects.toMatchObject({ code: 'postgres-path', message });
    expect(await readFile(precious, 'utf8')).toBe('mine');
  });

  test.each([['x'.repeat(300)], [`${'x'.repeat(200)}/`.repeat(5)]])(
    '[PO7] a path that is too long is said (%#)',
    async (path) => {
      const message = expect.stringMatching(/too long for PostgreSQL \(\d+ bytes\): set DATA_DIR to a shorter one/);
      await expect(own(join(await folder(), path)).start()).rejects.toMatchObject({ code: 'postgres-path', message });
    },
  );

  test('[PO7] a long data path is no trouble, a long temporary folder is said', async () => {
    const dataDir = join(await folder(), 'x'.repeat(150));
    const postgres = own(dataDir);
    await postgres.start();
    await postgres.stop();
    vi.stubEnv('TMPDIR', dataDir);
    const message = expect.stringContaining('too long for a socket: set TMPDIR to a shorter one');
    await expect(own(dataDir).start()).rejects.toMatchObject({ code: 'postgres-path', message });
  });

  test('[PO7] a program that does not run is said', async () => {
    const message = expect.stringContaining('set DATABASE_URL to a PostgreSQL of yours');
    await expect(findPostgresHost(await folder())).rejects.toMatchObject({ code: 'postgres-cannot-run', message });
  });

  test('[PO7] why a server ends instead of starting is said in its own words', async () => {
    const postgres = own(await folder(), { settings: { fsync: 'off', wal_level: 'none' } });
    const message = expect.stringContaining('invalid value for parameter "wal_level"');
    await expect(postgres.start()).rejects.toMatchObject({ code: 'postgres-cannot-run', message });
  });

  test('[PO8] an app killed while it creates the cluster stops nobody and leaves nothing', async () => {
    const dataDir = await folder();
    const app = child(dataDir);
    const unfinished = () => readdirSync(dataDir).find((name) => name.startsWith('postgres.new-'));
    await vi.waitUntil(() => existsSync(join(dataDir, unfinished() ?? 'none', 'postgresql.conf')), PATIENCE);
    await app.end('SIGKILL');
    expect(existsSync(postgresPlace(dataDir).clusterDir)).toBe(false);
    const postgres = own(dataDir);
    await postgres.start();
    expect(await ask(postgres.connection(), 'select 1')).toEqual([[1]]);
    expect(unfinished()).toBe(undefined);
  });

  test('[PO9] without locks a server that was left is ended and its data kept', async () => {
    const dataDir = await folder();
    const host = { ...(await findPostgresHost()), hasLock: false };
    const app = child(dataDir, true);
    await vi.waitUntil(() => app.acknowledged().length > 50, PATIENCE);
    const refused = own(dataDir, { host }).start();
    const message = expect.stringContaining(`in use by process ${app.pid}`);
    await expect(refused).rejects.toMatchObject({ code: 'postgres-in-use', message });
    const left = await serverPid(dataDir);
    await app.end('SIGKILL');
    expect(isRunning(left)).toBe(true);
    const postgres = own(dataDir, { host });
    await postgres.start();
    expect(isRunning(left)).toBe(false);
    expect(await keptNumbers(postgres.connection())).toEqual(expect.arrayContaining(app.acknowledged()));
  });

  test('[PO9] without Unix sockets it listens on loopback and wants its password, at every start', async () => {
    const dataDir = await folder();
    const host = { ...(await findPostgresHost()), hasLock: false, hasUnixSockets: false };
    for (let start = 1; start <= 2; start += 1) {
      const postgres = own(dataDir, { host });
      await postgres.start();
      expect(postgres.connection()).toMatchObject({ host: '127.0.0.1', password: expect.stringMatching(/^.{32}$/) });
      expect(await ask(postgres.connection(), 'select 1')).toEqual([[1]]);
      await expect(ask({ ...postgres.connection(), password: 'guess' }, 'select 1')).rejects.toThrow('password');
      await postgres.stop();
    }
  });

  test.runIf(asRoot)('[PO10] a folder made as mapped nobody opens as nobody, and back', async () => {
    const dataDir = await folder();
    const host = await findPostgresHost();
    // nobody has to get to it; what is in it stays closed.
    await chmod(dataDir, 0o711);
    for (const runAs of ['nobody', 'mapped-nobody', 'nobody'] as const) {
      const postgres = own(dataDir, { host: { ...host, runAs } });
      await postgres.start();
      const { uid } = await stat(`/proc/${await serverPid(dataDir)}`);
      expect([await ask(postgres.connection(), 'select 1'), uid]).toEqual([[[1]], runAs === 'nobody' ? 65_534 : 0]);
      await postgres.stop();
    }
  });

  test('[PO11] other programs of the user find how to reach it while it runs', async () => {
    const dataDir = await folder();
    expect(readOwnPostgres(dataDir)).toBe(null);
    const app = child(dataDir);
    await vi.waitUntil(() => app.lines.includes('ready'), PATIENCE);
    expect(await ask(readOwnPostgres(dataDir) ?? {}, 'select current_database()')).toEqual([['isotherm']]);
    expect((await stat(postgresPlace(dataDir).detailsFile)).mode & 0o777).toBe(0o600);
    const pid = await serverPid(dataDir);
    await app.end('SIGKILL');
    await vi.waitUntil(() => !isRunning(pid), PATIENCE);
    expect(readOwnPostgres(dataDir)).toBe(null);
  });

  test('[PO12] a log that has grown over 10 MB is started anew', async () => {
    const dataDir = await folder();
    const { logFile } = postgresPlace(dataDir);
    await writeFile(logFile, 'x'.repeat(10_000_001));
    await own(dataDir).start();
    expect(await readFile(logFile, 'utf8')).toMatch(/^\d{4}-.*ready to accept connections\n/s);
  });
});
