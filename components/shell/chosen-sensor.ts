import type { LiveState } from '../live/live-state';
import { sortedIds } from '../live/sorted-ids';
import { detailsOf } from '../setup/levels';

/** The sensor to open for somebody who chose none: the one longest in alert, else the first by name; no retired one. */
export function sensorToOpen({
  alerts,
  sensors,
  settings,
}: Pick<LiveState, 'alerts' | 'sensors' | 'settings'>): string | null {
  const isShown = (id: string) => sensors.has(id) && !detailsOf(id, settings).isRetired;
  let oldest: { sensorId: string; openedAtMs: number } | null = null;
  for (const alert of alerts.values()) {
    if (alert.endedAtMs !== null || !isShown(alert.sensorId)) continue;
    if (oldest === null || alert.openedAtMs < oldest.openedAtMs) oldest = alert;
  }
  return oldest?.sensorId ?? sortedIds(sensors).find(isShown) ?? null;
}
