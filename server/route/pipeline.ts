import type { Feed } from '#protocol/feed';
import type { SimulatorMode } from '#protocol/simulator';
import type { BoardView } from '#server/domain/board';
import type { BoardOptions } from '#server/domain/board-state';
import { withStatus } from '#server/domain/feed';
import { isInPlace, takeBatch } from '#server/domain/take-batch';
import { emptyBatch, type Place, type WriteBatch } from '#server/domain/write-batch';
import type { Clock, Commands, Frames, Log, Meter, RejectionSink, SourceListener } from '#server/ports';
import type { StoreTrouble, WriteBehind, WriterClaim } from '#server/store-port';
import { createCommands } from './commands';
import { createDeliveries } from './deliveries';
import { createFeedKeeper } from './feed-keeper';
import { createLoading, type Loaded } from './loading';
import { createQuietEnd } from './quiet-end';
import { createStages } from './stages';
import { createTelling } from './telling';
import { createTicking } from './ticking';
import { createUnaskedLoad } from './unasked-load';

export type PipelineParts = {
  boardOptions: BoardOptions;
  frames: Frames;
  rejections: RejectionSink;
  writeBehind: WriteBehind;
  meter: Meter;
  clock: Clock;
  log: Log;
  sensorFromKey: boolean;
  /** True where what is not stored now can be read again later: it is shown meanwhile. Else it is refused. */
  isLogLasting: boolean;
  feed: Feed;
};

/** The route of a reading and of a command: log → parse → board → frames → store; what is no reading → dead letters. */
export type Pipeline = SourceListener & {
  commands: Commands;
  board: BoardView;
  feed(): Feed;
  simulatorIs(mode: SimulatorMode): void;
  /**
   * This process may write: what waits for the store goes on. `isContinued`: nothing it accepted was given up. True when
   * the source has to ask where to go on.
   */
  claimed(claim: WriterClaim, options: { isContinued: boolean }): boolean;
  unclaimed(): void;
  /** The store gave up what was accepted: from here on readings are shown and not stored. */
  failing(reason: StoreTrouble): void;
  /** Nothing was loaded yet, and why: another process writes, or the database is away. */
  waiting(why: 'standby' | StoreTrouble): void;
  /** From now on time passes for alerts. */
  start(): void;
  stop(): void;
};

/** Joins the pure parts in order. Everything up to the frames happens in one synchronous step a batch. */
export function createPipeline(parts: PipelineParts): Pipeline {
  const { frames, writeBehind, clock, log } = parts;
  const stages = createStages(parts.boardOptions);
  const loading = createLoading(parts);
  const feed = createFeedKeeper(parts);
  let mode: 'idle' | 'storing' | 'failing' = 'idle';
  let mustLoad = true;

  const isWhole = () => mode === 'storing' && !stages.isCatchingUp() && !loading.isUnderWay();

  const deliveries = createDeliveries({
    sink: parts.rejections,
    arrived: (delivered) => note({ ...emptyBatch(clock.nowMs()), delivered }),
  });

  const telling = createTelling({ ...parts, feed, deliveries });

  // What no reading waits for. A load under way must neither miss half of it nor meet it on its connection.
  const note = async (batch: WriteBatch): Promise<boolean> => {
    while (loading.isUnderWay()) await loading.gate();
    return mode === 'storing' && writeBehind.accept(batch).stored;
  };

  const ticking = createTicking({
    clock,
    frames,
    feed: feed.feed,
    board() {
      if (mode === 'idle' || stages.isCatchingUp() || loading.isUnderWay()) return null;
      const { board, places } = stages.shown();
      const [place] = places.values();
      return { board, logId: place?.logId ?? 'none' };
    },
    store(batch) {
      if (mode === 'storing') void writeBehind.accept(batch).stored;
    },
  });

  const quietEnd = createQuietEnd({
    clock,
    isCatchingUp: stages.isCatchingUp,
    isAtEnd: () => feed.feed().connected && feed.feed().lagMessages === 0,
    end: () => showStages(stages.meet({ isAtEnd: true })),
  });

  const known = (partitions: readonly number[]): ReadonlyMap<number, Place> | null => {
    const { places } = stages.fed();
    // While nothing can be loaded, what was shown and not stored goes on.
    const isOutdated = mode === 'idle' || (mustLoad && loading.isPossible());
    if (isOutdated || !partitions.every((partition) => places.has(partition))) return null;
    return new Map(partitions.map((partition) => [partition, places.get(partition) as Place]));
  };

  const begin = ({ stage, state }: Loaded) => {
    const isShown = stages.begin(stage, { atOnce: !parts.isLogLasting || mode === 'idle' });
    mode = 'storing';
    mustLoad = false;
    feed.happened(state.events);
    deliveries.send(state.undelivered);
    showStages(isShown);
    if (!isShown) quietEnd.begin();
  };

  const isUnasked = () => mustLoad && loading.isPossible() && stages.shown().places.size === 0;
  const unasked = createUnaskedLoad({
    clock,
    isNeeded: isUnasked,
    // Of no log: the source will ask for the places of its own, and have them loaded.
    load: () => loading.load({ logName: '', partitions: [] }, { isNeeded: isUnasked, begin }),
  });

  const giveUp = () => {
    stages.abandon();
    mustLoad = true;
    if (mode === 'storing') mode = 'failing';
  };

  const showStages = (isShown: boolean) => {
    feed.store(isShown ? 'storing' : 'catching-up');
    if (isShown) frames.showAnew();
  };

  return {
    board: stages.view,
    feed: feed.feed,
    simulatorIs: (simulator) => feed.set({ ...feed.feed(), simulator }),
    status: (status) => feed.set(withStatus(feed.feed(), status, clock.nowMs())),
    commands: createCommands({ ...parts, board: () => stages.shown().board, isWhole }),
    async assigned(logName, partitions) {
      const isNeeded = () => known(partitions) === null;
      for (;;) {
        const places = known(partitions);
        if (places !== null) return places;
        await loading.load({ logName, partitions }, { isNeeded, begin });
      }
    },
    async records(batch) {
      while (loading.isUnderWay()) await loading.gate();
      if (mode === 'idle' || (mode === 'failing' && !parts.isLogLasting)) throw unavailable();
      const stage = stages.fed();
      if (!isInPlace(stage, batch)) return 'misplaced';
      const outcome = takeBatch(stage, batch, { sensorFromKey: parts.sensorFromKey, nowMs: clock.nowMs() });
      quietEnd.taken();
      if (stages.isCatchingUp()) telling.nobody(outcome);
      else telling.everybody(outcome, { messages: batch.records.length, board: stage.board });
      const { room, stored } = mode === 'storing' ? writeBehind.accept(outcome.write) : NOT_STORED;
      if (stages.meet()) showStages(true);
      await Promise.all([room, deliveries.room()]);
      return { stored };
    },
    noticed(event) {
      const noticed = { ...event, atMs: clock.nowMs() };
      log.warn(event.kind, event);
      if (event.kind === 'topic-recreated') stages.madeAgain(event.partition, event.toOffset);
      feed.happened([noticed]);
      void note({ ...emptyBatch(noticed.atMs), events: [noticed] });
    },
    lost(partitions) {
      const isApart = stages.isCatchingUp();
      for (const partition of partitions) {
        frames.push(stages.shown().board.forgetPartition(partition));
        if (isApart) stages.fed().board.forgetPartition(partition);
        for (const { places } of [stages.shown(), stages.fed()]) places.delete(partition);
      }
    },
    claimed(claim, { isContinued }) {
      if (!isContinued) giveUp();
      loading.claimed(claim);
      unasked.begin();
      return mustLoad;
    },
    unclaimed: loading.unclaimed,
    failing(reason) {
      giveUp();
      feed.store(mode === 'idle' ? 'waiting' : 'failing', reason);
    },
    waiting(why) {
      if (why !== 'standby') {
        if (mode !== 'storing') feed.store(mode === 'idle' ? 'waiting' : 'failing', why);
        return;
      }
      if (mode === 'idle' && feed.feed().store.state === 'standby') return;
      mode = 'idle';
      mustLoad = true;
      stages.clear();
      feed.store('standby');
      frames.showAnew();
    },
    start: ticking.start,
    stop() {
      ticking.stop();
      unasked.stop();
      loading.stop();
    },
  };
}

const NOT_STORED = { room: Promise.resolve(), stored: Promise.resolve(false) };

function unavailable(): Error {
  const message = 'Nothing can be stored now, and nothing here keeps it meanwhile. Send the readings again in a while.';
  return Object.assign(new Error(message), { code: 'sink-unavailable' });
}
