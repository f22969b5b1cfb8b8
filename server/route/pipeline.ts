import type { Feed, StoreState } from '#protocol/feed';
import type { SimulatorMode } from '#protocol/simulator';
import type { BoardView } from '#server/domain/board';
import type { BoardOptions } from '#server/domain/board-state';
import { isFeedStep, withEvents, withStatus, withStore, withTaken } from '#server/domain/feed';
import { nextIncarnation } from '#server/domain/log-id';
import { type BatchOutcome, isInPlace, takeBatch } from '#server/domain/take-batch';
import { emptyBatch, type Place } from '#server/domain/write-batch';
import type { Clock, Commands, Frames, Log, Meter, RecordBatch, RejectionSink, SourceListener } from '#server/ports';
import type { StoreTrouble, WriteBehind, WriterClaim } from '#server/store-port';
import { createCommands } from './commands';
import { createDeliveries } from './deliveries';
import { createLoading } from './loading';
import { createStages } from './stages';

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
  /** This process may write: what waits for the store goes on. `isContinued`: nothing it accepted was given up. */
  claimed(claim: WriterClaim, options: { isContinued: boolean }): void;
  unclaimed(): void;
  /** The store gave up what was accepted: from here on readings are shown and not stored. */
  failing(reason: StoreTrouble): void;
  /** Nothing was loaded yet, and why: another process writes, or the database is away. */
  waiting(why: 'standby' | StoreTrouble): void;
  stop(): void;
};

/** Joins the pure parts in order. Everything up to the frames happens in one synchronous step a batch. */
export function createPipeline(parts: PipelineParts): Pipeline {
  const { frames, writeBehind, meter, clock, log } = parts;
  const stages = createStages(parts.boardOptions);
  const loading = createLoading(parts);
  let feed = parts.feed;
  let mode: 'idle' | 'storing' | 'failing' = 'idle';
  let mustLoad = true;

  const setFeed = (next: Feed) => {
    const isStep = isFeedStep(feed, next);
    feed = next;
    frames.feed(feed, isStep);
  };
  const setStore = (state: StoreState, reason: StoreTrouble | null = null) => {
    if (feed.store.state !== state || feed.store.reason !== reason) log.info('store', { state, reason });
    setFeed(withStore(feed, { state, reason }, clock.nowMs()));
  };
  const isWhole = () => mode === 'storing' && !stages.isCatchingUp() && !loading.isUnderWay();

  const deliveries = createDeliveries({
    sink: parts.rejections,
    delivered(places) {
      if (mode === 'storing') writeBehind.accept({ ...emptyBatch(clock.nowMs()), delivered: places });
    },
  });

  const known = (partitions: readonly number[]): ReadonlyMap<number, Place> | null => {
    const { places } = stages.fed();
    if (mustLoad || mode === 'idle' || !partitions.every((partition) => places.has(partition))) return null;
    return new Map(partitions.map((partition) => [partition, places.get(partition) as Place]));
  };

  const begin = async (logName: string, partitions: readonly number[]) => {
    const { stage, state } = await loading.load({ logName, partitions });
    const isShown = stages.begin(stage, { atOnce: !parts.isLogLasting || mode === 'idle' });
    mode = 'storing';
    mustLoad = false;
    setFeed(withEvents(feed, state.events, clock.nowMs()));
    deliveries.send(
      state.undelivered.filter((rejection) => !deliveries.isPending({ ...rejection, offset: rejection.record.offset })),
    );
    showStages(isShown);
  };

  const giveUp = () => {
    stages.abandon();
    mustLoad = true;
    if (mode === 'storing') mode = 'failing';
  };

  const showStages = (isShown: boolean) => {
    setStore(isShown ? 'storing' : 'catching-up');
    if (isShown) frames.showAnew();
  };

  const count = (batch: RecordBatch, { changes, write }: BatchOutcome) => {
    const last = write.rejections.at(-1);
    for (const { code } of write.rejections) meter.rejection(code);
    meter.readings(changes.length);
    const taken = {
      messages: batch.records.length,
      readings: changes.length,
      rejections: write.rejections.length,
      lastRejection: last ? { code: last.code, message: last.message } : null,
    };
    setFeed(withTaken(feed, taken, clock.nowMs()));
  };

  const tell = (batch: RecordBatch, outcome: BatchOutcome) => {
    for (const change of outcome.changes) frames.push(change);
    count(batch, outcome);
    warnOfSpanning();
    deliveries.send(outcome.write.rejections);
  };

  // Read once more for the store alone: what is on its way to the dead-letter topic since the first time stays so.
  const tellNobody = ({ write }: BatchOutcome) => {
    const shown = stages.shown().places;
    for (const rejection of write.rejections) {
      const { partition, record } = rejection;
      if (record.offset >= (shown.get(partition)?.next ?? 0)) deliveries.send([rejection]);
      else rejection.isDelivered = !deliveries.isPending({ ...rejection, offset: record.offset });
    }
  };

  const warnOfSpanning = () => {
    for (const sensorId of stages.shown().board.newlySpanning()) {
      log.warn('sensor-spans-partitions', {
        sensorId,
        advice: 'Its readings are ordered as they arrive; key its messages by sensor id to keep them in log order.',
      });
    }
  };

  return {
    board: stages.view,
    feed: () => feed,
    simulatorIs: (simulator) => setFeed({ ...feed, simulator }),
    status: (status) => setFeed(withStatus(feed, status, clock.nowMs())),
    commands: createCommands({ ...parts, board: () => (isWhole() ? stages.shown().board : null) }),
    async assigned(logName, partitions) {
      let places = known(partitions);
      while (places === null) {
        await begin(logName, partitions);
        places = known(partitions);
      }
      return places;
    },
    async records(batch) {
      await loading.gate();
      if (mode === 'idle' || (mode === 'failing' && !parts.isLogLasting)) throw unavailable();
      const stage = stages.fed();
      if (!isInPlace(stage, batch)) return 'misplaced';
      const outcome = takeBatch(stage, batch, { sensorFromKey: parts.sensorFromKey, nowMs: clock.nowMs() });
      if (stages.isCatchingUp()) tellNobody(outcome);
      else tell(batch, outcome);
      const { room, stored } = mode === 'storing' ? writeBehind.accept(outcome.write) : NOT_STORED;
      if (stages.meet()) showStages(true);
      await Promise.all([room, deliveries.room()]);
      return { stored };
    },
    noticed(event) {
      const noticed = { ...event, atMs: clock.nowMs() };
      log.warn(event.kind, event);
      const { places } = stages.fed();
      const place = places.get(event.partition);
      if (event.kind === 'topic-recreated' && place !== undefined) {
        places.set(event.partition, { logId: nextIncarnation(place.logId), next: null, last: null });
      }
      setFeed(withEvents(feed, [noticed], noticed.atMs));
      if (mode === 'storing') writeBehind.accept({ ...emptyBatch(noticed.atMs), events: [noticed] });
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
    },
    unclaimed: loading.unclaimed,
    failing(reason) {
      giveUp();
      setStore(mode === 'idle' ? 'waiting' : 'failing', reason);
    },
    waiting(why) {
      if (why !== 'standby') {
        if (mode !== 'storing') setStore(mode === 'idle' ? 'waiting' : 'failing', why);
        return;
      }
      mode = 'idle';
      mustLoad = true;
      stages.clear();
      setStore('standby');
      frames.showAnew();
    },
    stop: loading.stop,
  };
}

const NOT_STORED = { room: Promise.resolve(), stored: Promise.resolve(false) };

function unavailable(): Error {
  const message = 'Nothing can be stored now, and nothing here keeps it meanwhile. Send the readings again in a while.';
  return Object.assign(new Error(message), { code: 'sink-unavailable' });
}
