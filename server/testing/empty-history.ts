import type { StoredHistory } from '#server/store-port';

/** A database in which nothing was stored yet; give it what a test needs to find there. */
export function createEmptyHistory(found: Partial<StoredHistory> = {}): StoredHistory {
  return {
    readings: async () => null,
    exportReadings: async () => null,
    backTestReadings: async ({ fromMs }) => ({ fromMs, chunks: (async function* () {})() }),
    alerts: async () => ({ alerts: [], next: null }),
    alertsById: async () => [],
    alertRecord: async () => null,
    extremes: async ({ fromMs }) => ({ from: fromMs, sensors: [] }),
    thresholdChanges: async () => [],
    thresholdSteps: async () => [],
    recordedSensors: async () => [],
    rejected: async () => ({ rejections: [], next: null, searchedToMs: null }),
    events: async () => [],
    sizes: async () => ({ readings: 0, rollups: 0, other: 0 }),
    version: async () => '18.4',
    isReachable: async () => true,
    ...found,
  };
}

/** A database that does not answer. */
export function createAbsentHistory(): StoredHistory {
  const away = () => Promise.reject(new StoreUnavailable('connection refused at 10.0.0.5'));
  const names = ['readings', 'exportReadings', 'alerts', 'extremes', 'thresholdChanges', 'thresholdSteps'] as const;
  const more = [
    'backTestReadings',
    'alertsById',
    'alertRecord',
    'recordedSensors',
    'rejected',
    'events',
    'sizes',
    'version',
  ] as const;
  const absent = Object.fromEntries([...names, ...more].map((name) => [name, away]));
  return createEmptyHistory({ ...absent, isReachable: async () => false });
}

class StoreUnavailable extends Error {
  readonly code = 'store-unavailable';
}
