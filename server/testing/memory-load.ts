import type { Alert } from '#protocol/alert';
import { IDEMPOTENCY_MS } from '#server/domain/idempotency';
import { splitLogId } from '#server/domain/log-id';
import type { SettingsChanged } from '#server/domain/settings-change';
import type { StoredSensor } from '#server/domain/stored-board';
import type { Place } from '#server/domain/write-batch';
import { firstSettings, toLevels } from '#server/store/load/levels';
import type { LoadOptions, StoredState } from '#server/store-port';
import { lastReading, type MemoryTables, type ReadingRow } from './memory-tables';

const ENDED_SHOWN_MS = 10 * 60_000;
const EVENTS_MS = 24 * 3_600_000;
const EVENTS_SHOWN = 5;
const UNSEEN_SHOWN = 1000;
const POINTS = 300;

/** What a process needs to go on, as of now. The very first one writes the limits of all sensors. */
export function loadFrom(tables: MemoryTables, options: LoadOptions): StoredState {
  if (tables.settings.length === 0) tables.settings.push(firstSettings(options.defaultLimits));
  const sensorIds = [...tables.readings.keys()].sort();
  const onBoard = sensorIds.filter((sensorId) => tables.onBoard.has(sensorId));
  const { nowMs } = options;
  return {
    board: {
      ...toLevels(latestOfLevels(tables)),
      sensors: onBoard.map((sensorId) => toSensor(tables, sensorId)),
      absent: sensorIds
        .filter((sensorId) => !tables.onBoard.has(sensorId))
        .map((sensorId) => ({ sensorId, n: lastOf(tables, sensorId).n })),
      open: sorted(tables).filter(({ endedAtMs }) => endedAtMs === null),
      unseen: unseenOf(tables),
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

function toSensor(tables: MemoryTables, sensorId: string): StoredSensor {
  const { average: _, ...last } = lastOf(tables, sensorId);
  const recent = (tables.readings.get(sensorId) ?? []).slice(-POINTS);
  const removedN = tables.removals.filter((removal) => removal.sensorId === sensorId).map(({ n }) => n);
  return {
    ...last,
    sinceN: Math.max(0, ...removedN) + 1,
    recent: recent.map(({ measuredAtMs, celsius, average }) => [measuredAtMs, celsius, average]),
    alertState: tables.alertStates.get(sensorId) ?? null,
  };
}

function lastOf(tables: MemoryTables, sensorId: string): ReadingRow {
  const last = lastReading(tables, sensorId);
  if (last === undefined) throw new Error(`${sensorId} has no readings.`);
  return last;
}

function latestOfLevels({ settings }: MemoryTables): SettingsChanged[] {
  const byVersion = [...settings].sort((a, b) => a.version - b.version);
  return [...new Map(byVersion.map((change) => [`${change.scope}/${change.scopeId}`, change])).values()];
}

/** All alerts, in order of opening. */
function sorted({ alerts }: MemoryTables): Alert[] {
  const all = [...alerts.values()].map(({ alert }) => alert);
  return all.sort((a, b) => a.openedAtMs - b.openedAtMs || (a.id < b.id ? -1 : 1));
}

function unseenOf(tables: MemoryTables): Alert[] {
  const latest = new Map<string, Alert>();
  for (const alert of sorted(tables)) {
    if (alert.endedAtMs === null || alert.acknowledgedAtMs !== null) continue;
    const name = `${alert.sensorId}/${alert.kind}/${alert.severity}`;
    latest.delete(name);
    latest.set(name, alert);
  }
  return [...latest.values()].slice(-UNSEEN_SHOWN);
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
