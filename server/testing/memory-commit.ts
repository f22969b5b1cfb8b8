import type { Alert } from '#protocol/alert';
import type { PlaceStep, ReadingColumns, WriteBatch } from '#server/domain/write-batch';
import { lastReading, type MemoryTables, placeName, type ReadingRow, recordName } from './memory-tables';
import { storeError } from './store-errors';

type Turn = { epoch: number; sequence: number };

/** Stores a batch as PostgreSQL does: all of it or, with a `StoreError`, nothing; once for each sequence. */
export function commitTo(tables: MemoryTables, batch: WriteBatch, { epoch, sequence }: Turn): void {
  const { writer } = tables;
  if (writer.epoch === epoch && writer.batch === sequence) return;
  if (writer.epoch !== epoch || writer.batch !== sequence - 1) throw storeError('store-lost');
  const rows = rowsOf(batch.readings);
  checkPlaces(tables, batch.places);
  checkUnique(tables, { rows, batch });
  writer.batch = sequence;
  storePlaces(tables, batch.places);
  storeReadings(tables, rows, batch);
  storeAlerts(tables, batch);
  tables.settings.push(...batch.settings);
  storeRejections(tables, batch);
  tables.events.push(...batch.events);
  for (const { key, atMs } of batch.keys) tables.keys.set(key, atMs);
}

export function rowsOf(columns: ReadingColumns): ReadingRow[] {
  return columns.sensorIds.map((sensorId, index) => ({
    sensorId,
    n: columns.ns[index] as number,
    measuredAtMs: columns.measuredAtMs[index] as number,
    celsius: columns.celsius[index] as number,
    average: columns.averages[index] ?? null,
    logId: columns.logIds[index] as string,
    partition: columns.partitions[index] as number,
    offset: columns.offsets[index] as number,
    clockMs: columns.clocksMs[index] as number,
    intervalMs: columns.intervalsMs[index] ?? null,
  }));
}

function checkPlaces({ places }: MemoryTables, steps: readonly PlaceStep[]): void {
  const moved = new Map<string, number | null>();
  for (const { logId, partition, from, next } of steps) {
    const name = placeName(logId, partition);
    const held = moved.has(name) ? moved.get(name) : (places.get(name)?.next ?? null);
    if (held !== from) throw storeError('store-lost');
    moved.set(name, next);
  }
}

// What a primary key forbids is a fault of whoever made the batch: a try again would fail for ever.
function checkUnique(tables: MemoryTables, { rows, batch }: { rows: readonly ReadingRow[]; batch: WriteBatch }): void {
  const added = new Set<string>();
  for (const { sensorId, n } of rows) {
    const isThere = n <= (lastReading(tables, sensorId)?.n ?? 0) || added.has(`${sensorId}/${n}`);
    if (isThere) throw new Error(`Reading ${n} of ${sensorId} is stored already.`);
    added.add(`${sensorId}/${n}`);
  }
  for (const { version } of batch.settings) {
    const isThere = tables.settings.some((change) => change.version === version);
    if (isThere) throw new Error(`Version ${version} of settings is stored already.`);
  }
}

function storePlaces({ places }: MemoryTables, steps: readonly PlaceStep[]): void {
  for (const { logId, partition, next, last } of steps) {
    places.set(placeName(logId, partition), { logId, partition, next, last });
  }
}

function storeReadings(tables: MemoryTables, rows: readonly ReadingRow[], { removed }: WriteBatch): void {
  const remove = (done: number) => {
    for (const { sensorId, afterReadings } of removed) {
      if (afterReadings !== done || !tables.onBoard.delete(sensorId)) continue;
      tables.removals.push({ sensorId, n: lastReading(tables, sensorId)?.n ?? 0 });
    }
  };
  remove(0);
  rows.forEach((row, index) => {
    tables.readings.set(row.sensorId, [...(tables.readings.get(row.sensorId) ?? []), row]);
    tables.onBoard.add(row.sensorId);
    remove(index + 1);
  });
}

function storeAlerts(tables: MemoryTables, batch: WriteBatch): void {
  for (const { sensorId, state } of batch.alertStates) {
    if (state === null) tables.alertStates.delete(sensorId);
    else tables.alertStates.set(sensorId, state);
  }
  for (const alert of batch.alerts) tables.alerts.set(alert.id, { alert, toldAtMs: batch.atMs });
  for (const alert of batch.seen) acknowledgeEarlier(tables, alert);
  tables.steps.push(...batch.steps);
}

function acknowledgeEarlier({ alerts }: MemoryTables, seen: Alert): void {
  const { sensorId, kind, severity, openedAtMs, acknowledgedAtMs, acknowledgedBy } = seen;
  for (const [id, { alert, toldAtMs }] of alerts) {
    const isSame = alert.sensorId === sensorId && alert.kind === kind && alert.severity === severity;
    if (!isSame || alert.openedAtMs > openedAtMs) continue;
    if (alert.endedAtMs === null || alert.acknowledgedAtMs !== null) continue;
    alerts.set(id, { alert: { ...alert, acknowledgedAtMs, acknowledgedBy }, toldAtMs });
  }
}

function storeRejections({ rejections }: MemoryTables, batch: WriteBatch): void {
  for (const rejection of batch.rejections) {
    rejections.set(recordName({ ...rejection, offset: rejection.record.offset }), { ...rejection });
  }
  for (const place of batch.delivered) {
    const kept = rejections.get(recordName(place));
    if (kept !== undefined) rejections.set(recordName(place), { ...kept, isDelivered: true });
  }
}
