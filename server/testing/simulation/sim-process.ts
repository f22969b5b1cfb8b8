import type { BoardOptions } from '#server/domain/board-state';
import { startFeed } from '#server/domain/feed';
import type { WriteBatch } from '#server/domain/write-batch';
import type { Clock, Log, RejectionSink } from '#server/ports';
import { createPipeline, type Pipeline } from '#server/route/pipeline';
import { createWriterDuty } from '#server/route/writer-duty';
import { createWriteBehind } from '#server/store/write-behind';
import type { Store } from '#server/store-port';
import { type CommandNotes, createNoteTaker } from './command-notes';
import { createObserver, type Observer } from './observer';
import { createSimSource, type SimSource, type SimSourceOptions } from './sim-source';

/** One running server, but for HTTP and sockets. */
export type SimProcess = {
  readonly pipeline: Pipeline;
  readonly source: SimSource;
  readonly observer: Observer;
  start(): void;
  /** As SIGTERM. */
  stop(): Promise<void>;
};

export type SimProcessParts = Omit<SimSourceOptions, 'clock'> & {
  clock: Clock;
  log: Log;
  store: Store;
  rejections: RejectionSink;
  boardOptions: BoardOptions;
  notes: CommandNotes;
  /** As for a Kafka log, or as for the embedded one. */
  gatherMs: number;
  accepted(batch: WriteBatch, stored: Promise<boolean>): void;
  isAlive(): boolean;
};

/** Joins everything between log and store as the server does. */
export function createSimProcess(parts: SimProcessParts): SimProcess {
  const { clock, log, boardOptions } = parts;
  const observer = createObserver(() => (parts.isAlive() ? pipeline.board : null));
  const noteTaker = createNoteTaker({ ...parts, board: () => pipeline.board });
  const writeBehind = noteTaker.watch(createWriteBehind({ clock, log, gatherMs: parts.gatherMs }));
  const pipeline: Pipeline = createPipeline({
    boardOptions,
    frames: observer.frames,
    rejections: parts.rejections,
    writeBehind,
    meter: { readings() {}, rejection() {}, frame() {} },
    clock,
    log,
    sensorFromKey: true,
    isLogLasting: true,
    feed: startFeed({ source: 'kafka', topic: parts.topic.name, simulator: 'off', database: 'own' }, clock.nowMs()),
  });
  const source = createSimSource(parts);
  const duty = createWriterDuty({
    store: noted(parts.store, noteTaker.loaded),
    source,
    pipeline,
    writeBehind,
    notifier: { start() {}, stop: async () => undefined },
    clock,
    log,
    impossible: () => log.error('impossible'),
  });
  return {
    pipeline,
    source,
    observer,
    start() {
      observer.frames.showAnew();
      pipeline.start();
      duty.start();
    },
    async stop() {
      await duty.stop();
      pipeline.stop();
      await parts.store.stop();
    },
  };
}

function noted(store: Store, loaded: ReturnType<typeof createNoteTaker>['loaded']): Store {
  return {
    ...store,
    async claim(options) {
      const claim = await store.claim(options);
      return {
        ...claim,
        async load(loadOptions) {
          const state = await claim.load(loadOptions);
          loaded(state);
          return state;
        },
      };
    },
  };
}
