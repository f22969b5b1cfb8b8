import type { Feed } from '#protocol/feed';
import type { SimulatorMode } from '#protocol/simulator';
import type { Board } from './domain/board';
import { TOO_MANY_SENSORS } from './domain/cardinality';
import type { Done } from './domain/command';
import { isFeedStep, type Taken, withStatus, withTaken } from './domain/feed';
import { type ParsedMessage, parseReading } from './domain/parse-reading';
import type {
  Clock,
  Commands,
  Frames,
  Log,
  LogRecord,
  Meter,
  RecordBatch,
  Rejection,
  RejectionSink,
  SourceListener,
} from './ports';

export type PipelineParts = {
  board: Board;
  frames: Frames;
  rejections: RejectionSink;
  meter: Meter;
  clock: Clock;
  log: Log;
  sensorFromKey: boolean;
  feed: Feed;
};

/** The route of a reading and of a command: log → parse → board → frames; what is no reading → dead letters. */
export type Pipeline = SourceListener & {
  commands: Commands;
  feed(): Feed;
  simulatorIs(mode: SimulatorMode): void;
};

/** Joins the pure parts in order. Everything up to the frames happens in one synchronous step a batch. */
export function createPipeline(parts: PipelineParts): Pipeline {
  const { board, frames, rejections, meter, clock, log } = parts;
  let feed = parts.feed;

  const setFeed = (next: Feed) => {
    const isStep = isFeedStep(feed, next);
    feed = next;
    frames.feed(feed, isStep);
  };

  const takeRecord = (batch: RecordBatch, record: LogRecord): Rejection | 'reading' | 'tombstone' => {
    const parsed = parseReading(record, { sensorFromKey: parts.sensorFromKey });
    if (parsed.kind === 'tombstone') return 'tombstone';
    const nowMs = clock.nowMs();
    if (parsed.kind === 'rejection') return rejected(parsed, { batch, record, nowMs });
    const heard = { logId: batch.logId, partition: batch.partition, offset: record.offset, nowMs };
    const change = board.take(parsed, heard);
    if (change === 'cardinality') return rejected(TOO_MANY_SENSORS, { batch, record, nowMs });
    frames.push(change);
    return 'reading';
  };

  const warnOfSpanning = () => {
    for (const sensorId of board.newlySpanning()) {
      log.warn('sensor-spans-partitions', {
        sensorId,
        advice: 'Its readings are ordered as they arrive; key its messages by sensor id to keep them in log order.',
      });
    }
  };

  const answer = <Result, Refusal extends string>(done: Done<Result> | Refusal): Result | Refusal => {
    if (typeof done === 'string') return done;
    frames.push(done.change);
    frames.flush();
    return done.result;
  };

  return {
    feed: () => feed,
    simulatorIs: (simulator) => setFeed({ ...feed, simulator }),
    status: (status) => setFeed(withStatus(feed, status, clock.nowMs())),
    lost(partitions) {
      for (const partition of partitions) frames.push(board.forgetPartition(partition));
    },
    async records(batch) {
      const refused: Rejection[] = [];
      let readings = 0;
      for (const record of batch.records) {
        const taken = takeRecord(batch, record);
        if (taken === 'reading') readings += 1;
        else if (taken !== 'tombstone') refused.push(taken);
      }
      for (const { code } of refused) meter.rejection(code);
      meter.readings(readings);
      setFeed(withTaken(feed, takenOf(batch, { readings, refused }), clock.nowMs()));
      warnOfSpanning();
      if (refused.length > 0) await rejections.keep(refused);
    },
    commands: {
      setDefaultThreshold: (limits, context) =>
        answer(board.setDefaultThreshold(limits, { ...context, nowMs: clock.nowMs() })),
      setSensorThreshold: (sensorId, limits, context) =>
        answer(board.setSensorThreshold(sensorId, limits, { ...context, nowMs: clock.nowMs() })),
      removeSensor: (sensorId) => answer(board.removeSensor(sensorId, clock.nowMs())),
    },
  };
}

type Refused = Extract<ParsedMessage, { kind: 'rejection' }>;

function rejected(
  { code, message }: Refused,
  { batch, record, nowMs }: { batch: RecordBatch; record: LogRecord; nowMs: number },
): Rejection {
  return { partition: batch.partition, record, code, message, atMs: nowMs };
}

function takenOf(
  { records }: RecordBatch,
  { readings, refused }: { readings: number; refused: readonly Rejection[] },
): Taken {
  const last = refused.at(-1);
  return {
    messages: records.length,
    readings,
    rejections: refused.length,
    lastRejection: last ? { code: last.code, message: last.message } : null,
  };
}
