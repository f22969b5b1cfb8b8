import { TOO_MANY_SENSORS } from './cardinality';
import type { Change } from './change';
import { noteChange } from './note-change';
import { parseReading } from './parse-reading';
import { postedKey, rememberKey } from './posted-keys';
import type { Refused } from './refused';
import type { Stage } from './stage';
import { emptyBatch, type Fingerprint, type KeptRejection, type WriteBatch } from './write-batch';

/** Records of one partition in offset order, from `from` to before `next`. */
export type TakenRecords = {
  partition: number;
  records: readonly KeptRejection['record'][];
  from: number;
  next: number;
  last: Fingerprint | null;
};

/** What a batch did to a stage: for the browsers, and for the store. */
export type BatchOutcome = { changes: Change[]; write: WriteBatch };

type TakeOptions = { sensorFromKey: boolean; nowMs: number };

/** True when the records begin where the stage stands. */
export function isInPlace({ places }: Stage, { partition, from }: TakenRecords): boolean {
  const place = places.get(partition);
  return place !== undefined && (place.next === null || place.next === from);
}

/**
 * Takes records in, in order: readings onto the board, what is no reading aside with its reason, repetitions of a post
 * and tombstones not at all. The stage stands behind them afterwards. They must be in place.
 */
export function takeBatch(stage: Stage, batch: TakenRecords, options: TakeOptions): BatchOutcome {
  const { logId } = placeOf(stage, batch.partition);
  const outcome: BatchOutcome = { changes: [], write: emptyBatch(options.nowMs) };
  // Made once: making it for each record took a sixth of the whole road.
  const taking = { ...options, logId, partition: batch.partition, outcome };
  for (const record of batch.records) takeRecord(stage, record, taking);
  moveOn(stage, batch, outcome.write);
  return outcome;
}

type RecordOptions = TakeOptions & { logId: string; partition: number; outcome: BatchOutcome };

function takeRecord(stage: Stage, record: KeptRejection['record'], options: RecordOptions): void {
  const parsed = parseReading(record, options);
  if (parsed.kind === 'tombstone') return;
  if (parsed.kind === 'rejection') {
    setAside(record, parsed, options);
    return;
  }
  const { logId, partition, nowMs } = options;
  const key = postedKey(record.headers);
  if (key !== null && isRepetition(stage, key, options)) return;
  const change = stage.board.take(parsed, {
    logId,
    partition,
    offset: record.offset,
    loggedAtMs: record.timestampMs,
    nowMs,
  });
  if (change === 'cardinality') setAside(record, TOO_MANY_SENSORS, options);
  else noteReading(change, record.offset, options);
}

function isRepetition({ keys }: Stage, key: string, { nowMs, outcome }: RecordOptions): boolean {
  if (!rememberKey(keys, { key, nowMs })) return true;
  outcome.write.keys.push({ key, atMs: nowMs });
  return false;
}

function setAside(record: KeptRejection['record'], { code, message }: Refused, options: RecordOptions): void {
  const { logId, partition, nowMs, outcome } = options;
  outcome.write.rejections.push({ logId, partition, record, code, message, atMs: nowMs, isDelivered: false });
}

function noteReading(change: Change, offset: number, { logId, partition, outcome }: RecordOptions): void {
  const { readings } = outcome.write;
  const { reading } = change;
  outcome.changes.push(change);
  if (reading === null) return;
  const { sensorId, n, point, clockMs, intervalMs } = reading;
  readings.sensorIds.push(sensorId);
  readings.ns.push(n);
  readings.measuredAtMs.push(point[0]);
  readings.celsius.push(point[1]);
  readings.averages.push(point[2]);
  readings.logIds.push(logId);
  readings.partitions.push(partition);
  readings.offsets.push(offset);
  readings.clocksMs.push(clockMs);
  readings.intervalsMs.push(intervalMs);
  noteChange(outcome.write, change);
}

function moveOn(stage: Stage, { partition, from, next, last }: TakenRecords, write: WriteBatch): void {
  const place = placeOf(stage, partition);
  if (next === from && place.next !== null) return;
  stage.places.set(partition, { logId: place.logId, next, last: last ?? place.last });
  write.places.push({ partition, logId: place.logId, from: place.next, next, last: last ?? place.last });
}

function placeOf({ places }: Stage, partition: number) {
  const place = places.get(partition);
  if (place === undefined) throw new Error(`Partition ${partition} is not ours.`);
  return place;
}
