import { startFeed } from '#server/domain/feed';
import type { RejectionSink } from '#server/ports';
import { createPipeline } from '#server/route/pipeline';
import { createWriteBehind } from '#server/store/write-behind';
import type { WriterClaim } from '#server/store-port';
import { createFakeClock } from './fake-clock';
import { createMemoryDatabase, type MemoryDatabase } from './memory-database';
import { createMemoryStore, type StoreDoor } from './memory-store';
import { createRecordingFrames } from './recording-frames';
import { createRecordingLog } from './recording-log';
import { aTaken, type Said } from './stages';
import { storeError } from './store-errors';
import { turns, until } from './until';

export type RouteOptions = {
  database?: MemoryDatabase;
  isLogLasting?: boolean;
  rejections?: RejectionSink;
  pass?(door: StoreDoor): Promise<void>;
};

/** Everything between the source and the database, without whoever drives it: windows of 3, 2 sensors, 40 °C. */
export function aRoute(options: RouteOptions = {}) {
  const { database = createMemoryDatabase(), isLogLasting = true, pass } = options;
  const clock = createFakeClock();
  const log = createRecordingLog();
  const frames = createRecordingFrames();
  const writeBehind = createWriteBehind({ clock, log });
  let isAway = false;
  const store = createMemoryStore({
    database,
    clock,
    async pass(door) {
      if (isAway) throw storeError('store-unavailable', 'unreachable');
      await pass?.(door);
    },
  });
  const pipeline = createPipeline({
    boardOptions: { windowSize: 3, maxSensors: 2, defaultLimits: { high: 40, low: null } },
    frames,
    rejections: options.rejections ?? { keep: async () => {} },
    writeBehind,
    meter: { readings() {}, rejection() {}, frame() {} },
    clock,
    log,
    sensorFromKey: true,
    isLogLasting,
    feed: startFeed({ source: 'kafka', topic: 't', simulator: 'off', database: 'own' }, clock.nowMs()),
  });
  writeBehind.onGivenUp((reason) => {
    pipeline.failing(reason);
    pipeline.unclaimed();
  });
  const next = new Map<number, number>();

  async function claim(): Promise<WriterClaim> {
    isAway = false;
    const claimed = await store.claim({ signal: new AbortController().signal, waiting() {} });
    pipeline.claimed(claimed, { isContinued: writeBehind.resume(claimed) });
    return claimed;
  }

  return {
    ...{ clock, log, frames, database, store, writeBehind, pipeline, claim },
    /** Claims, and reads these partitions from where the store stands. */
    async begin(partitions: readonly number[] = [0]) {
      await claim();
      const places = await pipeline.assigned('log', partitions);
      for (const [partition, place] of places) next.set(partition, place.next ?? 0);
      return places;
    },
    /** Hands on the next records of a partition, or those from `from` on. */
    async take(values: readonly Said[], { partition = 0, from = next.get(partition) ?? 0 } = {}) {
      const batch = aTaken(values, { partition, from });
      const taken = await pipeline.records(batch);
      if (taken !== 'misplaced') next.set(partition, batch.next);
      return taken;
    },
    stored: () => [...database.tables().readings.values()].flat().map(({ celsius }) => celsius),
    settled: () => writeBehind.settled(),
    /** From now on the database does not answer. */
    away() {
      isAway = true;
    },
    /** It did not for so long that what waits is given up. */
    async fail() {
      isAway = true;
      writeBehind.pause();
      await turns();
      clock.advance(6000);
      await until(() => pipeline.feed().store.state === 'failing');
    },
  };
}
