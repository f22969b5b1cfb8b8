import type { Alert } from '#protocol/alert';
import type { Feed, FeedEvent } from '#protocol/feed';
import type { Frame } from '#protocol/frame';
import type { EndRehearsals, Rehearsals, Rehearse } from '#protocol/rehearsal';
import type { RejectionCode } from '#protocol/rejection';
import type { SensorThreshold } from '#protocol/sensor';
import type { Settings, SettingsChange } from '#protocol/settings';
import type { SimulatorMode } from '#protocol/simulator';
import type { PartitionStanding } from '#protocol/system';
import type { Threshold, ThresholdLimits } from '#protocol/threshold';
import type { AlertAction, AlertTarget } from './domain/act-on-alerts';
import type { Change } from './domain/change';
import type { CommandContext, CommandRefusal } from './domain/command';
import type { Fingerprint, KeptRejection, Place } from './domain/write-batch';

export type { AlertAction, AlertTarget } from './domain/act-on-alerts';
export type { BoardView } from './domain/board';
export type { CommandContext, CommandRefusal, VersionTag } from './domain/command';
export type { Fingerprint, Place } from './domain/write-batch';

/** One record as the log keeps it. `timestampMs` is the record's own time, epoch ms. */
export type LogRecord = {
  offset: number;
  timestampMs: number;
  key: Uint8Array | null;
  value: Uint8Array | null;
  /** A name that stands more than once has its values in order. */
  headers: Readonly<Record<string, Uint8Array | readonly Uint8Array[]>>;
};

/** Records of one partition in offset order. */
export type RecordBatch = {
  partition: number;
  records: readonly LogRecord[];
  /** Where the source stood before it, and one past what it saw: what lies between is in `records` or means nothing. */
  from: number;
  next: number;
  /** The last record seen, by which it is known again; null: nothing new was seen. */
  last: Fingerprint | null;
};

/**
 * What became of a batch. `misplaced`: it does not begin where the board stands; nothing was taken, and `assigned` says
 * where to go on. Otherwise it was taken, and `stored` resolves with whether it is safe in the store: false when that
 * gave up, and never while nobody can tell.
 */
export type Taken = 'misplaced' | { stored: Promise<boolean> };

/** Something the source noticed about its log; offsets inclusive. */
export type LogEvent = {
  kind: FeedEvent['kind'];
  partition: number;
  fromOffset: number;
  toOffset: number;
};

/** How the road to the log is doing. */
export type SourceStatus = {
  /** False when the broker, being asked, answered nothing for 2 s. */
  connected: boolean;
  topicFound: boolean;
  /** Records in our partitions not yet handled; null where unknown. */
  lagMessages: number | null;
  /** False while another process owns some of the partitions. */
  complete: boolean;
};

/** What a source calls. */
export interface SourceListener {
  /**
   * Where to go on in each of these partitions of the log called `logName` (its lasting name, safe in a URL). Waits as
   * long as the store cannot say; a partition without a place was never read. Rejects only when the process is stopping.
   */
  assigned(logName: string, partitions: readonly number[]): Promise<ReadonlyMap<number, Place>>;
  /**
   * Takes each record once; resolves when there is room for more. Never rejects because of what a record says: with
   * code `sink-unavailable` when nothing can be taken now, or the process is stopping.
   */
  records(batch: RecordBatch): Promise<Taken>;
  /** After `topic-recreated` the partition goes on at whatever offset comes next. */
  noticed(event: LogEvent): void;
  /** These partitions are another process's now: what the board knows of them is no longer true. */
  lost(partitions: readonly number[]): void;
  /** Called on every change of the status; cheap to call too often. */
  status(status: SourceStatus): void;
}

/** The log, read from where the store stands. */
export interface ReadingSource {
  readonly kind: Feed['source'];
  /** Resolves once the source runs, whether or not the broker answers; it goes on trying by itself. */
  start(listener: SourceListener): Promise<void>;
  /** Asks `assigned` again and goes on from there. */
  rewind(): void;
  /** How far each partition of the log is read, others' too, as far as that is known now. */
  partitions(): readonly PartitionStanding[];
  /** Hands on what it holds, leaves. May be called twice, and started again afterwards. */
  stop(): Promise<void>;
}

/** A reading on its way to the log. */
export type ProducedReading = { sensorId: string; celsius: number; measuredAtMs: number | null };

/** Writes to the log. */
export interface ReadingSink {
  /**
   * Resolves once the log has them safe; rejects with an Error whose `code` is `sink-unavailable` when it cannot. The
   * same `idempotencyKey` with the same readings within a day changes nothing.
   */
  append(readings: readonly ProducedReading[], options?: { idempotencyKey: string | null }): Promise<void>;
}

/** A message on its way to the log, whatever it says. Null key: any partition. */
export type RawMessage = { key: string | null; value: Uint8Array };

/** Writes to the log what may be no reading at all. */
export interface RawSink {
  /** Resolves and rejects as `append` of a `ReadingSink` does. */
  appendRaw(messages: readonly RawMessage[]): Promise<void>;
}

/** A message that is not a reading, whole, with why. */
export type Rejection = Omit<KeptRejection, 'isDelivered'>;

/** Keeps rejections. */
export interface RejectionSink {
  /** Resolves once they are kept. Retries by itself while the broker is away; rejects only when it was stopped. */
  keep(rejections: readonly Rejection[]): Promise<void>;
}

/** The only clock: tests move it by hand. */
export interface Clock {
  /** Wall clock, epoch ms. */
  nowMs(): number;
  /** Never jumps; for durations. */
  monotonicMs(): number;
  /** Calls once after `delayMs`; the returned function cancels. Does not keep the process alive. */
  after(delayMs: number, callback: () => void): () => void;
}

/** One structured line per event; `event` is a stable kebab-case name. */
export interface Log {
  debug(event: string, fields?: Readonly<Record<string, unknown>>): void;
  info(event: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(event: string, fields?: Readonly<Record<string, unknown>>): void;
  error(event: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** What is counted while it happens. Gauges are asked for when /metrics is read. */
export interface Meter {
  readings(count: number): void;
  rejection(code: RejectionCode): void;
  /** One frame left, to so many browsers, `seconds` after the oldest change in it came in. */
  frame(deliveries: number, seconds: number): void;
}

/** Where changes go to reach browsers. */
export interface Frames {
  push(change: Change): void;
  /** `isStep` when a person should see it at once; else it is sent at most once a second. */
  feed(feed: Feed, isStep: boolean): void;
  /** Sends at once what is pending. Returns the last frame number. */
  flush(): number;
  /** The board is another one now: every browser gets a new snapshot. */
  showAnew(): void;
}

/** Sends one numbered frame to every browser that has joined; returns how many. */
export type SendFrame = (frame: Frame) => number;

/** Why a command changed nothing: that of the board, or that nothing can be stored now. */
export type Refusal = CommandRefusal | 'not-storing';

/** Everything a person may change. Each resolves once the change is stored. */
export interface Commands {
  setDefaultThreshold(limits: ThresholdLimits, context: CommandContext): Promise<Threshold | Refusal>;
  /** `null` limits: back to the default. */
  setSensorThreshold(
    sensorId: string,
    limits: ThresholdLimits | null,
    context: CommandContext,
  ): Promise<SensorThreshold | Refusal>;
  removeSensor(sensorId: string, context: { by: string | null }): Promise<'removed' | Refusal>;
  /** All of them or none; resolves with the new state of each level changed. */
  changeSettings(changes: readonly SettingsChange[], context: { by: string | null }): Promise<Settings[] | Refusal>;
  /**
   * Does the same to each of these alerts, as far as it can be done to it; resolves with those that it changed. Of one
   * that is no longer on the board the caller brings what is stored.
   */
  actOnAlerts(target: AlertTarget, action: AlertAction, context: { by: string | null }): Promise<Alert[] | Refusal>;
}

/**
 * Why nothing is rehearsed: no invented sensors run, none of those that do can do this, or not the one that was named;
 * `possible` are those that can, empty where it is about all of them.
 */
export type RehearsalRefusal =
  | { refused: 'none-runs' }
  | { refused: 'not-offered' }
  | { refused: 'sensor'; possible: readonly string[] };

/** The invented sensors inside this process. */
export interface Simulator {
  mode(): SimulatorMode;
  /** Stops the sensors of the mode before and what was rehearsed with them; resolves with their ids. */
  setMode(mode: SimulatorMode): Promise<readonly string[]>;
  rehearsals(): Rehearsals;
  /** Starts one, or one that runs already anew. */
  rehearse(wish: Rehearse): 'started' | RehearsalRefusal;
  /** Ends those that are all of what `which` says. */
  endRehearsals(which: EndRehearsals): void;
  stop(): Promise<void>;
}

/** Which browsers are ours: foreign ones may neither command nor listen. */
export interface OwnOrigins {
  /** `origin` as the Origin header has it. */
  isOwnOrigin(origin: string): boolean;
  /** `host` as the Host header has it, with its port. */
  isOwnHost(host: string): boolean;
}
