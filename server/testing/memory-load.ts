import type { ThresholdChange } from '#protocol/history';
import type { Threshold } from '#protocol/threshold';
import { IDEMPOTENCY_MS } from '#server/domain/idempotency';
import { splitLogId } from '#server/domain/log-id';
import type { StoredSensor } from '#server/domain/stored-board';
import type { Place } from '#server/domain/write-batch';
import type { LoadOptions, StoredState } from '#server/store-port';
import { lastReading, type MemoryTables, type ReadingRow } from './memory-tables';

const ENDED_SHOWN_MS = 10 * 60_000;
const EVENTS_MS = 24 * 3_600_000;
const EVENTS_SHOWN = 5;
const POINTS = 300;

/** What a process needs to go on, as of now. The very first one writes the default threshold. */
export function loadFrom(tables: MemoryTables, options: LoadOptions): StoredState {
  if (tables.thresholds.length === 0) tables.thresholds.push(firstDefault(options));
  const sensorIds = [...tables.readings.keys()].sort();
  const onBoard = sensorIds.filter((sensorId) => tables.onBoard.has(sensorId));
  const { nowMs } = options;
  return {
    board: {
      defaultThreshold: toThreshold(latestOf(tables, null) as ThresholdChange) as Threshold,
      lastVersion: Math.max(...tables.thresholds.map(({ version }) => version)),
      sensors: onBoard.map((sensorId) => toSensor(tables, sensorId)),
      absent: sensorIds
        .filter((sensorId) => !tables.onBoard.has(sensorId))
        .map((sensorId) => ({ sensorId, n: lastOf(tables, sensorId).n, ownThreshold: ownOf(tables, sensorId) })),
      ended: [...tables.alerts.values()]
        .filter(({ alert, toldAtMs }) => alert.endedAtMs !== null && toldAtMs > nowMs - ENDED_SHOWN_MS)
        .sort((a, b) => a.toldAtMs - b.toldAtMs),
    },
    places: placesOf(tables, options.logName),
    undelivered: [...tables.rejections.values()].filter(({ isDelivered }) => !isDelivered).map((one) => ({ ...one })),
    keys: [...tables.keys].map(([key, atMs]) => ({ key, atMs })).filter(({ atMs }) => atMs > nowMs - IDEMPOTENCY_MS),
    events: tables.events.filter(({ atMs }) => atMs > nowMs - EVENTS_MS).slice(-EVENTS_SHOWN),
  };
}

function firstDefault({ defaultLimits }: LoadOptions): ThresholdChange {
  return { version: 1, sensorId: null, changedAtMs: null, changedBy: null, from: null, to: defaultLimits };
}

function toSensor(tables: MemoryTables, sensorId: string): StoredSensor {
  const { average: _, ...last } = lastOf(tables, sensorId);
  const recent = (tables.readings.get(sensorId) ?? []).slice(-POINTS);
  const open = [...tables.alerts.values()].find(({ alert }) => alert.sensorId === sensorId && alert.endedAtMs === null);
  const removedN = tables.removals.filter((removal) => removal.sensorId === sensorId).map(({ n }) => n);
  return {
    ...last,
    sinceN: Math.max(0, ...removedN) + 1,
    recent: recent.map(({ measuredAtMs, celsius, average }) => [measuredAtMs, celsius, average]),
    ownThreshold: ownOf(tables, sensorId),
    openAlert: open?.alert ?? null,
  };
}

function lastOf(tables: MemoryTables, sensorId: string): ReadingRow {
  const last = lastReading(tables, sensorId);
  if (last === undefined) throw new Error(`${sensorId} has no readings.`);
  return last;
}

function latestOf({ thresholds }: MemoryTables, sensorId: string | null): ThresholdChange | undefined {
  return thresholds
    .filter((change) => change.sensorId === sensorId)
    .sort((a, b) => a.version - b.version)
    .at(-1);
}

function ownOf(tables: MemoryTables, sensorId: string): Threshold | null {
  const latest = latestOf(tables, sensorId);
  return latest === undefined ? null : toThreshold(latest);
}

function toThreshold({ to, version, changedAtMs, changedBy }: ThresholdChange): Threshold | null {
  return to === null ? null : { ...to, version, changedAtMs, changedBy };
}

function placesOf({ places }: MemoryTables, logName: string): ReadonlyMap<number, Place> {
  const latest = new Map<number, Place & { incarnation: number }>();
  for (const { partition, ...place } of places.values()) {
    const { name, incarnation } = splitLogId(place.logId);
    if (name !== logName || incarnation < (latest.get(partition)?.incarnation ?? 0)) continue;
    latest.set(partition, { ...place, incarnation });
  }
  return new Map([...latest].map(([partition, { incarnation: _, ...place }]) => [partition, place]));
}
