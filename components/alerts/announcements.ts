import type { Alert } from '#protocol/alert';

/** A sensor that comes and goes is spoken of so often at most, in ms. */
export const SPEAK_AGAIN_MS = 60_000;

/** Which alerts were looked at, and when each sensor was last spoken of. */
export type Spoken = { alertIds: ReadonlySet<string>; atMs: ReadonlyMap<string, number> };

export const NOTHING_SPOKEN: Spoken = { alertIds: new Set(), atMs: new Map() };

/** What a screen reader is told now: alerts that are open and new, of sensors not spoken of within the last minute. */
export function announce(spoken: Spoken, alerts: Iterable<Alert>, nowMs: number): { spoken: Spoken; say: Alert[] } {
  const alertIds = new Set<string>();
  const atMs = new Map([...spoken.atMs].filter(([, lastMs]) => nowMs - lastMs < SPEAK_AGAIN_MS));
  const say: Alert[] = [];
  for (const alert of alerts) {
    alertIds.add(alert.id);
    if (spoken.alertIds.has(alert.id) || alert.endedAtMs !== null || atMs.has(alert.sensorId)) continue;
    atMs.set(alert.sensorId, nowMs);
    say.push(alert);
  }
  return { spoken: { alertIds, atMs }, say };
}
