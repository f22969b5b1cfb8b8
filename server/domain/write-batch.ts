import type { Alert, AlertStep } from '#protocol/alert';
import type { FeedEvent } from '#protocol/feed';
import type { RejectionCode } from '#protocol/rejection';
import type { AlertState } from './alerts/alert-state';
import type { SettingsChanged } from './settings-change';

/** What tells one record from another at the same offset: the log of a topic made again starts at 0 too. */
export type Fingerprint = { offset: number; timestampMs: number; valueHash: string };

/** Where reading goes on in one partition. `next` null: nothing of this log was stored yet. */
export type Place = { logId: string; next: number | null; last: Fingerprint | null };

/** One partition moved on; `from` null: its log is new to the store. */
export type PlaceStep = {
  partition: number;
  logId: string;
  from: number | null;
  next: number;
  last: Fingerprint | null;
};

/** Readings, a column each, in the order in which the board took them. */
export type ReadingColumns = {
  sensorIds: string[];
  ns: number[];
  measuredAtMs: number[];
  celsius: number[];
  averages: (number | null)[];
  logIds: string[];
  partitions: number[];
  offsets: number[];
  /** The sensor's clock and its usual interval after this reading. */
  clocksMs: number[];
  intervalsMs: (number | null)[];
};

/** A message that is not a reading, whole, as it is kept. */
export type KeptRejection = {
  logId: string;
  partition: number;
  record: {
    offset: number;
    timestampMs: number;
    key: Uint8Array | null;
    value: Uint8Array | null;
    headers: Readonly<Record<string, Uint8Array | readonly Uint8Array[]>>;
  };
  code: RejectionCode;
  message: string;
  atMs: number;
  /** False while it must still go to the dead-letter topic. */
  isDelivered: boolean;
};

/** A record's place in all logs. */
export type RecordPlace = { logId: string; partition: number; offset: number };

/** What the board did, in the order in which it did it, to be stored in one transaction. */
export type WriteBatch = {
  places: PlaceStep[];
  readings: ReadingColumns;
  /** Whole new states; of one alert the last one counts. */
  alerts: Alert[];
  /** What happened to alerts, in order. */
  steps: AlertStep[];
  /** What the rules of a sensor remember now; of one sensor the last one counts. */
  alertStates: { sensorId: string; state: AlertState | null }[];
  settings: SettingsChanged[];
  /** A person has seen this alert, and with it the earlier ones of the sensor, kind and severity that ended. */
  seen: Alert[];
  /** Sensors that left by a person's will, after so many of `readings`. */
  removed: { sensorId: string; afterReadings: number }[];
  rejections: KeptRejection[];
  /** Rejections that are on the dead-letter topic now. */
  delivered: RecordPlace[];
  events: FeedEvent[];
  /** Keys under which these records were posted. */
  keys: { key: string; atMs: number }[];
  /** The server's clock when the first of it happened, epoch ms. */
  atMs: number;
};

/** A batch without anything in it. */
export function emptyBatch(atMs: number): WriteBatch {
  return {
    places: [],
    readings: {
      sensorIds: [],
      ns: [],
      measuredAtMs: [],
      celsius: [],
      averages: [],
      logIds: [],
      partitions: [],
      offsets: [],
      clocksMs: [],
      intervalsMs: [],
    },
    alerts: [],
    steps: [],
    alertStates: [],
    settings: [],
    seen: [],
    removed: [],
    rejections: [],
    delivered: [],
    events: [],
    keys: [],
    atMs,
  };
}

/** How much of a transaction's room it takes. */
export function batchSize(batch: WriteBatch): number {
  return batch.readings.ns.length + batch.rejections.length + batch.alerts.length + 1;
}

/** Puts `later` behind what is in `batch`. */
export function appendBatch(batch: WriteBatch, later: WriteBatch): void {
  const before = batch.readings.ns.length;
  for (const { sensorId, afterReadings } of later.removed) {
    batch.removed.push({ sensorId, afterReadings: before + afterReadings });
  }
  const columns = batch.readings;
  const more = later.readings;
  pushAll(columns.sensorIds, more.sensorIds);
  pushAll(columns.ns, more.ns);
  pushAll(columns.measuredAtMs, more.measuredAtMs);
  pushAll(columns.celsius, more.celsius);
  pushAll(columns.averages, more.averages);
  pushAll(columns.logIds, more.logIds);
  pushAll(columns.partitions, more.partitions);
  pushAll(columns.offsets, more.offsets);
  pushAll(columns.clocksMs, more.clocksMs);
  pushAll(columns.intervalsMs, more.intervalsMs);
  pushAll(batch.places, later.places);
  pushAll(batch.alerts, later.alerts);
  pushAll(batch.steps, later.steps);
  pushAll(batch.alertStates, later.alertStates);
  pushAll(batch.settings, later.settings);
  pushAll(batch.seen, later.seen);
  pushAll(batch.rejections, later.rejections);
  pushAll(batch.delivered, later.delivered);
  pushAll(batch.events, later.events);
  pushAll(batch.keys, later.keys);
}

// One by one: spreading a hundred thousand arguments overflows the stack.
function pushAll<T>(into: T[], more: readonly T[]): void {
  for (const one of more) into.push(one);
}
