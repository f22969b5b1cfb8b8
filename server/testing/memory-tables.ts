import type { Alert, AlertStep } from '#protocol/alert';
import type { FeedEvent } from '#protocol/feed';
import type { AlertState } from '#server/domain/alerts/alert-state';
import type { SettingsChanged } from '#server/domain/settings-change';
import type { KeptRejection, Place } from '#server/domain/write-batch';

/** A reading as it is stored. */
export type ReadingRow = {
  sensorId: string;
  n: number;
  measuredAtMs: number;
  celsius: number;
  average: number | null;
  logId: string;
  partition: number;
  offset: number;
  clockMs: number;
  intervalMs: number | null;
};

/** What a database holds, in maps. Rows are never changed, only replaced, so that a copy costs little. */
export type MemoryTables = {
  writer: { epoch: number; batch: number };
  /** By name of log and partition. */
  places: Map<string, Place & { partition: number; next: number }>;
  /** By sensor, in order of ordinals. */
  readings: Map<string, readonly ReadingRow[]>;
  onBoard: Set<string>;
  alerts: Map<string, { alert: Alert; toldAtMs: number }>;
  steps: AlertStep[];
  /** By sensor; one whose rules remember nothing has none. */
  alertStates: Map<string, AlertState>;
  settings: SettingsChanged[];
  /** By name of log, partition and offset. */
  rejections: Map<string, KeptRejection>;
  events: FeedEvent[];
  keys: Map<string, number>;
  /** After which ordinal a person removed a sensor: PostgreSQL keeps no such list, a test asks for it. */
  removals: { sensorId: string; n: number }[];
};

export function emptyTables(): MemoryTables {
  return {
    writer: { epoch: 0, batch: 0 },
    places: new Map(),
    readings: new Map(),
    onBoard: new Set(),
    alerts: new Map(),
    steps: [],
    alertStates: new Map(),
    settings: [],
    rejections: new Map(),
    events: [],
    keys: new Map(),
    removals: [],
  };
}

/** The tables as they are now, for later. */
export function copyTables(tables: MemoryTables): MemoryTables {
  return {
    writer: { ...tables.writer },
    places: new Map(tables.places),
    readings: new Map(tables.readings),
    onBoard: new Set(tables.onBoard),
    alerts: new Map(tables.alerts),
    steps: [...tables.steps],
    alertStates: new Map(tables.alertStates),
    settings: [...tables.settings],
    rejections: new Map(tables.rejections),
    events: [...tables.events],
    keys: new Map(tables.keys),
    removals: [...tables.removals],
  };
}

export const placeName = (logId: string, partition: number) => `${logId}/${partition}`;

export const recordName = ({ logId, partition, offset }: { logId: string; partition: number; offset: number }) =>
  `${logId}/${partition}/${offset}`;

/** The last stored reading of a sensor. */
export function lastReading({ readings }: MemoryTables, sensorId: string): ReadingRow | undefined {
  return readings.get(sensorId)?.at(-1);
}
