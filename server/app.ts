import type { Config } from './config';
import { startFeed } from './domain/feed';
import { createHttp } from './http/create-http';
import type { Pages } from './http/http-parts';
import { createMetrics } from './http/metrics';
import { createPatientAnswer } from './http/patient-answer';
import { createStoreSizes } from './http/store-sizes';
import { createLivePush } from './live/live-push';
import type { Channels, Deliveries, Notifier } from './notify-port';
import { createOwnOrigins } from './origins';
import type { Clock, Log, OwnOrigins, RawSink, ReadingSink, ReadingSource, RejectionSink, Simulator } from './ports';
import { createPipeline, type Pipeline } from './route/pipeline';
import { createWriterDuty } from './route/writer-duty';
import type { KeptMode } from './simulator/kept-mode';
import { createSimulator } from './simulator/simulator';
import { createWriteBehind } from './store/write-behind';
import type { Store, StoredHistory, StoreError } from './store-port';
import { VERSION } from './version';

/** What works between its start and its stop. */
export type Running = { start(): Promise<void>; stop(): Promise<void> };

/** The outside, chosen by whoever composes: main takes the real one. */
export type Adapters = {
  source: ReadingSource;
  sink: ReadingSink & RawSink;
  rejections: RejectionSink;
  store: Store;
  history: StoredHistory;
  channels: Channels;
  deliveries: Deliveries;
  notifier: Notifier;
  /** The database that is ours to run: started first, stopped last. Null: somebody else runs it. */
  database: Running | null;
  /** Started beside the source, stopped after it. */
  running: readonly Running[];
  /** Null: an API without pages. */
  createPages: ((place: { host: string; port: number; origins: OwnOrigins }) => Pages & Running) | null;
  /** Of the pages, changes with each; null where they are drawn anew all the time, or there are none. */
  build: string | null;
  clock: Clock;
  log: Log;
  /** Seed of the invented sensors. */
  seed: number;
  /** Which of them a person chose; null: the configuration alone says. */
  keptMode: KeptMode | null;
  /** Called when nothing can ever be stored: the database is a later version's. */
  impossible(error: StoreError): void;
};

/** The whole server. Making it does nothing; `start` resolves once it listens; `stop` may be called twice. */
export type App = { start(): Promise<{ port: number }>; stop(): Promise<void> };

/**
 * What each step of a stop may take while the broker does not answer, in ms; together less than the 5 s a process has to
 * end. What is cut off was not committed, and is read again.
 */
const STOP_LIMITS_MS = { simulator: 500, writer: 2800, running: 800, database: 600 };

/** Kafka hands a reading back within a fetch's wait of 250 ms, as long as nothing else waits before it. */
const KAFKA_ROAD_MS = 500;

/** Nobody waits for a reading of Kafka to be stored; whoever posts to the embedded log does. */
const KAFKA_GATHER_MS = 250;

/** Joins everything. */
export function createApp(config: Config, adapters: Adapters): App {
  const { source, sink, clock, log } = adapters;
  let port = config.port;
  const origins = createOwnOrigins({ publicOrigins: config.publicOrigins, host: config.host, port: () => port });
  const pages = adapters.createPages?.({ host: config.host, port: config.port, origins }) ?? null;
  const simulatorMode = adapters.keptMode?.read() ?? config.simulator;
  const boardOptions = {
    windowSize: config.windowSize,
    defaultLimits: config.threshold,
    maxSensors: config.maxSensors,
  };
  const storeSizes = createStoreSizes({ history: adapters.history, clock });
  const metrics = createMetrics({
    gauges: () => ({
      sockets: live.socketCount(),
      lagMessages: pipeline.feed().lagMessages,
      alertsOpen: pipeline.board.openAlertCount(),
      sensors: pipeline.board.sensorCount(),
      storing: pipeline.feed().storing,
    }),
    storeSizes,
  });
  const live = createLivePush({
    origins,
    clock,
    log,
    meter: metrics,
    sensorCount: () => pipeline.board.sensorCount(),
    snapshotBody: (watched) => ({
      windowSize: config.windowSize,
      feed: pipeline.feed(),
      defaultThreshold: pipeline.board.defaultThreshold(),
      sensors: pipeline.board.sensors(watched),
      alerts: pipeline.board.alerts(clock.nowMs()),
      pending: pipeline.board.pending(),
      settings: pipeline.board.settings(),
    }),
  });
  const writeBehind = createWriteBehind({
    clock,
    log,
    stored: metrics.stored,
    gatherMs: source.kind === 'kafka' ? KAFKA_GATHER_MS : 0,
  });
  const pipeline: Pipeline = createPipeline({
    boardOptions,
    frames: live.frames,
    rejections: adapters.rejections,
    writeBehind,
    meter: metrics,
    clock,
    log,
    sensorFromKey: config.sensorFromKey,
    isLogLasting: source.kind === 'kafka',
    feed: startFeed(
      {
        source: source.kind,
        topic: config.kafka?.topic ?? 'embedded log',
        simulator: simulatorMode,
        database: adapters.store.database,
      },
      clock.nowMs(),
    ),
  });
  const duty = createWriterDuty({
    store: adapters.store,
    source,
    pipeline,
    writeBehind,
    notifier: adapters.notifier,
    clock,
    log,
    impossible: adapters.impossible,
  });
  const simulator = createSimulator({
    sink,
    clock,
    log,
    seed: adapters.seed,
    mode: simulatorMode,
    roadMs: source.kind === 'kafka' ? KAFKA_ROAD_MS : 0,
  });
  const http = createHttp({
    board: pipeline.board,
    history: adapters.history,
    channels: adapters.channels,
    deliveries: adapters.deliveries,
    commands: pipeline.commands,
    sink,
    simulator: announced(simulator, { pipeline, keptMode: adapters.keptMode }),
    feed: pipeline.feed,
    origins,
    access: config,
    metrics,
    system: {
      startedAtMs: clock.nowMs(),
      versions: { isotherm: VERSION, build: adapters.build },
      partitions: source.partitions,
      socketCount: live.socketCount,
      storeSizes,
      databaseVersion: createPatientAnswer({ ask: () => adapters.history.version(), clock }),
    },
    clock,
    log,
    pages,
  });
  let warming: Promise<unknown> = Promise.resolve();
  let stopping: Promise<void> | null = null;

  const atMost = (limitMs: number, work: Promise<unknown>) => {
    const late = new Promise<void>((resolve) => clock.after(limitMs, resolve));
    return Promise.race([work, late]);
  };

  // Whoever writes stops before whoever reads, and browsers are told last, so that nothing taken goes unseen.
  const stopAll = async () => {
    await atMost(STOP_LIMITS_MS.simulator, simulator.stop());
    await atMost(STOP_LIMITS_MS.writer, duty.stop());
    live.stop();
    await http.stop();
    await atMost(STOP_LIMITS_MS.running, Promise.all([warming, ...adapters.running.map((part) => part.stop())]));
    await atMost(
      STOP_LIMITS_MS.database,
      adapters.store.stop().then(() => adapters.database?.stop()),
    );
    await pages?.stop();
  };

  return {
    async start() {
      await adapters.database?.start();
      await pages?.start();
      live.start(http.server);
      ({ port } = await http.start({ host: config.host, port: config.port }));
      pipeline.start();
      duty.start();
      // Not waited for: with the broker away they take seconds, and the page has to say so meanwhile.
      warming = Promise.all(adapters.running.map((part) => part.start()));
      simulator.start();
      return { port };
    },
    stop() {
      stopping ??= stopAll();
      return stopping;
    },
  };
}

type Heard = { pipeline: Pipeline; keptMode: KeptMode | null };

/** A change of the invented sensors is a change of the feed, and holds after a restart. */
function announced(simulator: Simulator, { pipeline, keptMode }: Heard): Simulator {
  return {
    ...simulator,
    async setMode(mode) {
      const stopped = await simulator.setMode(mode);
      pipeline.simulatorIs(mode);
      keptMode?.keep(mode);
      return stopped;
    },
  };
}
