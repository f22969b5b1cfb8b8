import type { Alert, AlertKind, AlertRecord, Severity } from '#protocol/alert';
import type { Feed, FeedEvent } from '#protocol/feed';
import type { Extremes, History, RecordedSensor, ThresholdChange, ThresholdStep } from '#protocol/history';
import type { Rejected } from '#protocol/rejected';
import type { RejectionCode } from '#protocol/rejection';
import type { ThresholdLimits } from '#protocol/threshold';
import type { StoredBoard } from './domain/stored-board';
import type { KeptRejection, Place, WriteBatch } from './domain/write-batch';

export type { StoredBoard } from './domain/stored-board';
export type { Fingerprint, KeptRejection, Place, WriteBatch } from './domain/write-batch';

/** Why the store did not do what it was asked: for the feed, and for whoever decides what next. */
export type StoreTrouble = NonNullable<Feed['store']['reason']>;

/**
 * What every call of the store rejects with. `store-unavailable`: it may or may not have happened, try again.
 * `store-lost`: another process writes now, or the database went back in time; what this process knows no longer holds.
 * `store-newer`: the database was made by a later version of Isotherm.
 */
export type StoreErrorCode = 'store-unavailable' | 'store-lost' | 'store-newer';

export type StoreError = Error & { readonly code: StoreErrorCode; readonly trouble: StoreTrouble | null };

/** Everything a process needs to go on where the store stands. */
export type StoredState = {
  board: StoredBoard;
  /** By partition of the log asked for, of its latest incarnation. */
  places: ReadonlyMap<number, Place>;
  /** Not on the dead-letter topic yet. */
  undelivered: readonly KeptRejection[];
  /** Keys of the last day under which records were posted, oldest first. */
  keys: readonly { key: string; atMs: number }[];
  /** Of the last day, newest last. */
  events: readonly FeedEvent[];
};

/** How the load of a board is bounded: points for each sensor by how many sensors there are. */
export type LoadOptions = {
  /** Lasting name of the log, without incarnation. */
  logName: string;
  windowSize: number;
  /** What the very first start writes. */
  defaultLimits: ThresholdLimits;
  nowMs: number;
};

/** The right to write, which one process has at a time. */
export interface WriterClaim {
  /** True when no other process wrote since this process last held a claim. */
  readonly isUninterrupted: boolean;
  /** Resolves when it is over, whatever the reason. */
  readonly ended: Promise<void>;
  load(options: LoadOptions): Promise<StoredState>;
  /**
   * One transaction. Resolves once it is safe. After `store-unavailable` nobody knows whether it happened: commit the
   * same batch again with the same `sequence` (it rises by one with each batch), which does it exactly once.
   */
  commit(batch: WriteBatch, sequence: number): Promise<void>;
  /** The sequence the next batch must have. */
  nextSequence(): number;
  release(): Promise<void>;
}

/** Where readings, alerts and thresholds outlive the process: the writing side. */
export interface Store {
  readonly database: Feed['store']['database'];
  /**
   * Waits until this process may write: as long as another one does, or the database is away. `waiting` is called with
   * why, on every change. Rejects only with `store-newer`, and when `signal` aborts.
   */
  claim(options: { signal: AbortSignal; waiting(why: 'standby' | StoreTrouble): void }): Promise<WriterClaim>;
  /** Ends all connections. May be called twice. */
  stop(): Promise<void>;
}

/** Between the board and the store: takes what happened at once, and stores it in order. */
export interface WriteBehind {
  /**
   * `room` resolves when more may come; `stored` with whether it is safe: false when the store gave up, which is also
   * when everything accepted after it is given up.
   */
  accept(batch: WriteBatch): { room: Promise<void>; stored: Promise<boolean> };
  /** Resolves when nothing accepted waits any more, stored or given up. */
  settled(): Promise<void>;
}

/** `errorValuesOf`: what a sensor sends when it has no reading, °C, as its rules are now. */
export type ExtremesQuery = { fromMs: number; errorValuesOf(sensorId: string): readonly number[] };

/** The reading side; every call rejects with `store-unavailable` while the database is away. */
export interface StoredHistory {
  /** Null: no such sensor was ever stored. */
  readings(query: { sensorId: string; fromMs: number; toMs: number; points: number }): Promise<History | null>;
  /** Raw readings in log order, some thousand at a time. Null: no such sensor. */
  exportReadings(query: {
    sensorId: string;
    fromMs: number;
    toMs: number;
  }): Promise<AsyncIterable<readonly StoredReading[]> | null>;
  /** What rules can be tried on. */
  backTestReadings(query: BackTestQuery): Promise<BackTestReadings>;
  alerts(query: AlertQuery): Promise<{ alerts: Alert[]; next: AlertCursor | null }>;
  /** Those of these that are stored, in any order. */
  alertsById(alertIds: readonly string[]): Promise<Alert[]>;
  /** One alert with all its steps, oldest first; null: no such alert was ever stored. */
  alertRecord(alertId: string): Promise<AlertRecord | null>;
  /** Of readings that are believed; only of sensors that have some. */
  extremes(query: ExtremesQuery): Promise<Extremes>;
  /** Newest first. `sensorId` null: of the default. */
  thresholdChanges(query: { sensorId: string | null; limit: number }): Promise<ThresholdChange[]>;
  /** What held for the sensor from `fromMs` on, its own, its group's or the default; the first step may begin before it. */
  thresholdSteps(query: { sensorId: string; fromMs: number; toMs: number }): Promise<ThresholdStep[]>;
  recordedSensors(page: { after: string | null; limit: number }): Promise<RecordedSensor[]>;
  /** Newest first. */
  rejected(query: RejectedQuery): Promise<RejectedFound>;
  events(query: { limit: number }): Promise<FeedEvent[]>;
  /** Bytes on disk, by part. */
  sizes(): Promise<{ readings: number; rollups: number; other: number }>;
  /** Of the database: `18.4`. */
  version(): Promise<string>;
  /** True when the database answers. */
  isReachable(): Promise<boolean>;
}

export type StoredReading = { n: number; measuredAtMs: number; celsius: number };

/** Readings measured from `fromMs` (in it) to `toMs` (not in it). `most`: in all; where there are more, the latest. */
export type BackTestQuery = { sensorIds: readonly string[]; fromMs: number; toMs: number; most: number };

/**
 * One sensor after the other, each in order of measuring, some thousand readings at a time; sensors of which nothing is
 * stored are left out. `fromMs`: since when they are all there, later than asked for where there were too many.
 */
export type BackTestReadings = { fromMs: number; chunks: AsyncIterable<MeasuredReadings> };
export type MeasuredReadings = { sensorId: string; measuredAtMs: Float64Array; celsius: Float64Array };

/** Which rejections. Null: any. Times in epoch ms, by when they were taken; `toMs` is not in it. */
export type RejectedQuery = {
  code: RejectionCode | null;
  partition: number | null;
  fromMs: number | null;
  toMs: number | null;
  /** In the message that says why, or as the offset; with `inBytes` also in the key and the value. */
  search: string | null;
  inBytes: boolean;
  limit: number;
  after: RejectedCursor | null;
};

/** Where a page, or the part of a search that was looked through, ended. */
export type RejectedCursor = [atMs: number, partitionKey: number, offset: number];

/** `searchedToMs`: a search stopped there before it had filled the page; more may lie after `next`. */
export type RejectedFound = { rejections: Rejected[]; next: RejectedCursor | null; searchedToMs: number | null };

export type AlertCursor = [openedAtMs: number, id: string];

export type AlertQuery = {
  state: 'open' | 'ended' | 'all';
  sensorId: string | null;
  /** Of the sensors that are in this group now, whichever they were in then. Null: any. */
  group: string | null;
  /** Empty: any. */
  kinds: readonly AlertKind[];
  severity: Severity | null;
  /** False: only those that nobody has acknowledged. Null: any. */
  acknowledged: boolean | null;
  /** Alerts that touch this span; null: without that end. */
  fromMs: number | null;
  toMs: number | null;
  limit: number;
  after: AlertCursor | null;
};
