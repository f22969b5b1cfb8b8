import type { LiveState } from '../live/live-state';
import { sortedIds } from '../live/sorted-ids';

/** The sensor to open for somebody who chose none: the one longest in alert, else the first by name. */
export function sensorToOpen({ alerts, sensors }: Pick<LiveState, 'alerts' | 'sensors'>): string | null {
  let oldest: { sensorId: string; openedAtMs: number } | null = null;
  for (const alert of alerts.values()) {
    if (alert.endedAtMs !== null || !sensors.has(alert.sensorId)) continue;
    if (oldest === null || alert.openedAtMs < oldest.openedAtMs) oldest = alert;
  }
  return oldest?.sensorId ?? sortedIds(sensors)[0] ?? null;
}
