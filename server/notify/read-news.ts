import type { StoredHistory } from '#server/store-port';
import type { News } from './news';
import type { Query } from './sql/database';
import { readLastCelsius, readSensorWords } from './sql/sensor-words';

/** Alerts as they are now, in the order asked for; those no longer stored are left out. */
export async function readNews(
  alertIds: readonly string[],
  { query, alerts }: { query: Query; alerts: Pick<StoredHistory, 'alertsById'> },
): Promise<News[]> {
  const found = new Map((await alerts.alertsById(alertIds)).map((alert) => [alert.id, alert]));
  const sensorIds = [...found.values()].map(({ sensorId }) => sensorId);
  const [words, last] = await Promise.all([readSensorWords(query, sensorIds), readLastCelsius(query, sensorIds)]);
  return alertIds.flatMap((id) => {
    const alert = found.get(id);
    const sensor = words.get(alert?.sensorId ?? '');
    return alert === undefined || sensor === undefined
      ? []
      : [{ alert, sensor, lastCelsius: last.get(alert.sensorId) ?? null }];
  });
}
