import type { ClientBase } from 'pg';
import { pointsPerSensor } from '#server/domain/recent-points';
import type { LoadOptions, StoredState } from '#server/store-port';
import { loadEnded, loadOpen, loadUnseen } from './load-alerts';
import { loadEvents, loadPostedKeys } from './load-noted';
import { loadPlaces } from './load-places';
import { loadRecent } from './load-recent';
import { loadUndelivered } from './load-rejections';
import { loadSensors, type SensorRow } from './load-sensors';
import { ensureFirstSettings, loadSettings } from './load-settings';

/** What a process needs to go on, as of one moment. The very first one writes the limits of all sensors. */
export async function loadState(client: ClientBase, options: LoadOptions): Promise<StoredState> {
  await ensureFirstSettings(client, options.defaultLimits);
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    return await readState(client, options);
  } finally {
    await client.query('COMMIT');
  }
}

async function readState(client: ClientBase, { logName, windowSize, nowMs }: LoadOptions): Promise<StoredState> {
  const { settings, lastVersion } = await loadSettings(client);
  const sensors = await loadSensors(client);
  const onBoard = sensors.filter(isOnBoard);
  const points = Math.max(windowSize, pointsPerSensor(onBoard.length));
  const recent = await loadRecent(client, { sensors: onBoard, points });
  return {
    board: {
      settings,
      lastVersion,
      sensors: onBoard.map(({ sensorKey, isOnBoard: _, ...sensor }) => ({
        ...sensor,
        recent: recent.get(sensorKey) ?? [],
      })),
      absent: sensors.filter((sensor) => !isOnBoard(sensor)).map(({ sensorId, n }) => ({ sensorId, n })),
      open: await loadOpen(client),
      unseen: await loadUnseen(client),
      ended: await loadEnded(client, nowMs),
    },
    places: await loadPlaces(client, logName),
    undelivered: await loadUndelivered(client),
    keys: await loadPostedKeys(client, nowMs),
    events: await loadEvents(client, nowMs),
  };
}

// One that only an import has made was never heard, and is on no board.
function isOnBoard(sensor: SensorRow): boolean {
  return sensor.isOnBoard && sensor.n > 0;
}
