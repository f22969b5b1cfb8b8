import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { cwd } from 'node:process';
import type { ClientConfig } from 'pg';
import type { Adapters, Running } from './app';
import type { Config } from './config';
import { createEmbeddedLog } from './embedded/embedded-log';
import { createOwnPostgres } from './embedded/own-postgres';
import { createNextPages } from './http/next-pages';
import { createDeadLetters } from './kafka/dead-letters';
import type { KafkaSettings } from './kafka/kafka-settings';
import { createKafkaSink } from './kafka/kafka-sink';
import { createKafkaSource } from './kafka/kafka-source';
import { createNotifications } from './notify/create-notifications';
import type { Clock, Log, RejectionSink } from './ports';
import { createKeptMode } from './simulator/kept-mode';
import { createReaders } from './store/connect';
import { createHistory } from './store/history/create-history';
import { createPostgresStore } from './store/postgres-store';
import { createRetention } from './store/retention';
import type { StoreError } from './store-port';

type Basics = { clock: Clock; log: Log };

type AdapterOptions = Basics & {
  isDevelopment: boolean;
  /** The folder of the program: its pages and its migrations. */
  dir?: string;
  impossible(error: StoreError): void;
};

/** The real outside that the configuration asks for: Kafka or the embedded log, the database, and the pages in `dir`. */
export function createAdapters(config: Config, options: AdapterOptions): Adapters {
  const { isDevelopment, dir = cwd(), impossible, ...shared } = options;
  const { retention, readers, connection, ...stored } = storeAdapters(config, { dir, ...shared });
  const { history } = stored;
  const { notify, publicOrigins } = config;
  const notifications = createNotifications({ ...notify, connection, alerts: history, publicOrigins, ...shared });
  const { channels, deliveries, notifier } = notifications;
  const { running, ...log } = config.kafka ? kafkaAdapters(config.kafka, shared) : embeddedAdapters(shared);
  return {
    ...shared,
    ...stored,
    ...log,
    ...{ channels, deliveries, notifier },
    running: [...running, retention, endedWith(readers), endedWith(notifications)],
    impossible,
    createPages: ({ host, port, origins }) => createNextPages({ isDevelopment, dir, hostname: host, port, origins }),
    build: isDevelopment ? null : buildOf(dir),
    seed: randomInt(2 ** 31),
    // Never into somebody's real topic by itself.
    keptMode: config.isSimulatorSet || config.kafka ? null : createKeptMode(path.resolve(config.dataDir), shared.log),
  };
}

/** What Next calls the pages in `dir`; null where there are none. */
function buildOf(dir: string): string | null {
  try {
    return readFileSync(path.join(dir, '.next/BUILD_ID'), 'utf8').trim();
  } catch {
    // The pages say so themselves when they are started.
    return null;
  }
}

/** What needs no start: it connects when it is first asked. */
function endedWith({ stop }: Pick<Running, 'stop'>): Running {
  return { start: async () => undefined, stop };
}

function storeAdapters(config: Config, { dir, clock, log }: Basics & { dir: string }) {
  const { databaseUrl, dataDir } = config;
  const own = databaseUrl === null ? createOwnPostgres({ dataDir: path.resolve(dataDir), clock, log }) : null;
  const connection = (): ClientConfig => own?.connection() ?? { connectionString: databaseUrl ?? '' };
  const migrationsFolder = path.join(dir, 'server/store/migrations');
  const database = own === null ? ('external' as const) : ('own' as const);
  const readers = createReaders(connection);
  return {
    database: own,
    store: createPostgresStore({ database, connection, migrationsFolder, clock, log }),
    history: createHistory(readers),
    readers,
    connection,
    retention: createRetention({ connection, ...config.retention, clock, log }),
  };
}

function kafkaAdapters(settings: KafkaSettings, basics: Basics) {
  const sink = createKafkaSink({ settings, ...basics });
  const rejections = createDeadLetters({ settings, ...basics });
  return { source: createKafkaSource({ settings, ...basics }), sink, rejections, running: [sink, rejections] };
}

function embeddedAdapters({ clock, log }: Basics) {
  const embedded = createEmbeddedLog({ clock });
  return { source: embedded, sink: embedded, rejections: loggedRejections(log), running: [] };
}

// What is posted was judged before it came here and its sender was told; all that can be left are newcomers of two
// posts at once that took the last place from each other.
function loggedRejections(log: Log): RejectionSink {
  return {
    async keep(rejections) {
      const last = rejections.at(-1);
      log.warn('rejected', { count: rejections.length, code: last?.code, advice: last?.message });
    },
  };
}
