import type { Alert } from '#protocol/alert';
import type { ThresholdLimits } from '#protocol/threshold';
import { joinLogId, splitLogId } from '#server/domain/log-id';
import { parseReading } from '#server/domain/parse-reading';
import { postedKey } from '#server/domain/posted-keys';
import { emptyStage, type Stage } from '#server/domain/stage';
import { takeBatch } from '#server/domain/take-batch';
import type { LogRecord } from '#server/ports';

/** A record and the log it stands in. */
export type LoggedRecord = LogRecord & { logId: string; partition: number };

/** A change of a threshold, and how many readings of each sensor the board had taken before it. */
export type PlacedChange = {
  version: number;
  sensorId: string | null;
  limits: ThresholdLimits;
  changedAtMs: number;
  readingsBefore(sensorId: string): number;
};

export type ExpectedReading = {
  sensorId: string;
  n: number;
  measuredAtMs: number;
  celsius: number;
  average: number | null;
  place: string;
};

/** What a store must hold; places are `logId/partition/offset`. */
export type Expected = {
  readings: ExpectedReading[];
  alerts: Map<string, Alert>;
  rejections: Map<string, string>;
};

type History = { records: readonly LoggedRecord[]; changes: readonly PlacedChange[]; defaultLimits: ThresholdLimits };

/** Takes the whole log with the product's own pure parts, in one go and without a fault. */
export function expectStore({ records, changes, defaultLimits }: History): Expected {
  const stage = emptyStage({ windowSize: 10, maxSensors: 20_000, defaultLimits });
  const expected: Expected = { readings: [], alerts: new Map(), rejections: new Map() };
  const partitions = byPartition(records);
  const heard = new Map<string, number>();
  for (const change of changes) {
    for (const partition of partitions) {
      takeWhile(partition, { stage, expected, heard, isBefore: (id, n) => n <= change.readingsBefore(id) });
    }
    act(change, stage, expected);
  }
  for (const partition of partitions) takeWhile(partition, { stage, expected, heard, isBefore: () => true });
  return expected;
}

type Unread = { records: LoggedRecord[]; at: number };

function byPartition(records: readonly LoggedRecord[]): Unread[] {
  const partitions = new Map<number, Unread>();
  for (const record of records) {
    const known = partitions.get(record.partition);
    if (known) known.records.push(record);
    else partitions.set(record.partition, { records: [record], at: 0 });
  }
  const incarnation = ({ logId }: LoggedRecord) => splitLogId(logId).incarnation;
  for (const unread of partitions.values()) {
    unread.records.sort((a, b) => incarnation(a) - incarnation(b) || a.offset - b.offset);
  }
  return [...partitions.values()];
}

type Taking = {
  stage: Stage;
  expected: Expected;
  heard: Map<string, number>;
  isBefore(sensorId: string, n: number): boolean;
};

function takeWhile(unread: Unread, { stage, expected, heard, isBefore }: Taking): void {
  for (; unread.at < unread.records.length; unread.at += 1) {
    const record = unread.records[unread.at] as LoggedRecord;
    const parsed = parseReading(record, { sensorFromKey: true });
    if (parsed.kind === 'reading' && !isRepetition(record, stage)) {
      const n = (heard.get(parsed.sensorId) ?? 0) + 1;
      if (!isBefore(parsed.sensorId, n)) return;
      heard.set(parsed.sensorId, n);
    }
    take(record, stage, expected);
  }
}

function isRepetition(record: LoggedRecord, { keys }: Stage): boolean {
  const key = postedKey(record.headers);
  return key !== null && keys.has(key);
}

function take(record: LoggedRecord, stage: Stage, expected: Expected): void {
  const { partition, offset, logId } = record;
  stage.places.set(partition, { logId, next: offset, last: null });
  const batch = { partition, records: [record], from: offset, next: offset + 1, last: null };
  const { write } = takeBatch(stage, batch, { sensorFromKey: true, nowMs: record.timestampMs });
  const place = `${logId}/${partition}/${offset}`;
  for (const { code } of write.rejections) expected.rejections.set(place, code);
  for (const alert of write.alerts) expected.alerts.set(alert.id, alert);
  const { readings } = write;
  readings.sensorIds.forEach((sensorId, index) => {
    expected.readings.push({
      sensorId,
      n: readings.ns[index] as number,
      measuredAtMs: readings.measuredAtMs[index] as number,
      celsius: readings.celsius[index] as number,
      average: readings.averages[index] as number | null,
      place,
    });
  });
}

function act({ sensorId, limits, changedAtMs, version }: PlacedChange, { board }: Stage, expected: Expected): void {
  const command = { by: null, nowMs: changedAtMs };
  const done =
    sensorId === null
      ? board.setDefaultThreshold(limits, command)
      : board.setSensorThreshold(sensorId, limits, command);
  if (typeof done === 'string') throw new Error(`Change ${version} cannot be made on the oracle's board: ${done}.`);
  const made = done.recorded.at(-1)?.version;
  if (made !== version) throw new Error(`Version ${version} is ${made} here.`);
  for (const { alert } of done.change.alerts) expected.alerts.set(alert.id, alert);
}

export function placeName(log: { name: string; incarnation: number }, partition: number, offset: number): string {
  return `${joinLogId(log)}/${partition}/${offset}`;
}
