import { createAdapters } from './adapters';
import { createApp } from './app';
import { ConfigError, loadConfig } from './config';
import { OwnPostgresError } from './embedded/own-postgres-error';
import { createJsonLog } from './json-log';
import type { Log } from './ports';
import { stopOnSignals } from './stop-on-signals';
import { createSystemClock } from './system-clock';

/** Exit codes of sysexits(3): what kind of trouble ended the process. */
const EXIT = { data: 65, failed: 70, unavailable: 69, config: 78 };

function readConfig() {
  try {
    return loadConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exit(EXIT.config);
  }
}

async function main(): Promise<void> {
  // Next counts its users by default; ours are nobody's business.
  process.env.NEXT_TELEMETRY_DISABLED = '1';
  const config = readConfig();
  const log = createJsonLog(config.logLevel);
  dieOnTheUnexpected(log);
  const isDevelopment = process.env.NODE_ENV === 'development';
  const clock = createSystemClock();
  const app = createApp(config, createAdapters(config, { clock, log, isDevelopment, impossible }));
  const ended = (error: unknown) => process.exit(error === null ? 0 : EXIT.failed);
  stopOnSignals({ signals: process, stop: app.stop, ended, clock, log });
  const { port } = await app.start().catch((error) => explainStart(error, config.port));
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  log.info('listening', {
    url: `http://${host}:${port}`,
    source: config.kafka ? 'kafka' : 'embedded',
    database: config.databaseUrl === null ? 'own' : 'external',
  });
}

// Told once, on the way out: nothing that waits would make the database an older one.
function impossible(error: Error): never {
  console.error(error.message);
  process.exit(EXIT.data);
}

function explainStart(error: NodeJS.ErrnoException, port: number): never {
  if (error instanceof OwnPostgresError) {
    console.error(error.message);
    process.exit(EXIT.unavailable);
  }
  const why: Record<string, string> = {
    EADDRINUSE: `Port ${port} is taken by another program: stop that program, or start with another PORT.`,
    EACCES: `Port ${port} may not be opened by this user: start with a PORT above 1023.`,
    EADDRNOTAVAIL: 'HOST is no address of this machine: correct HOST and start again.',
  };
  const sentence = why[error.code ?? ''];
  if (!sentence) throw error;
  console.error(sentence);
  process.exit(EXIT.unavailable);
}

function dieOnTheUnexpected(log: Log): void {
  process.on('uncaughtException', (error) => die(log, 'uncaught-exception', error));
  process.on('unhandledRejection', (error) => die(log, 'unhandled-rejection', error));
}

function die(log: Log, event: string, error: unknown): never {
  log.error(event, { error: error instanceof Error ? error.stack : String(error) });
  process.exit(EXIT.failed);
}

await main();
